# Objects, the standard types and their special attributes.
a = [1, 2]
b = a
c = [1, 2]
print(a is b, a is c, a == c, id(a) == id(b), type(a) is list, type(type(a)))
t = (1, [2])
t[1].append(3)
print(t)
print(None is None, NotImplemented is NotImplemented, Ellipsis is ..., type(None), type(...), type(NotImplemented))
print(bool(None), repr(Ellipsis))


def function(a, b=1, *args, c: int = 2, **kw) -> str:
    "Its docstring."
    return a


f = function
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__)
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames,
      f.__code__.co_flags & 12, f.__globals__ is globals(), f.__closure__, f.__dict__, f.__type_params__)
f.attribute = 5
f.__defaults__ = (10,)
f.__kwdefaults__ = {"c": 20}
f.__name__ = "renamed"
f.__doc__ = None
print(f.attribute, f.__dict__, f(1), f.__name__, f.__qualname__, f.__doc__)


def make(n):
    def inner(x):
        return x + n
    return inner


add = make(5)
print(add.__closure__[0].cell_contents, add.__code__.co_freevars, make.__code__.co_cellvars, add.__qualname__)
add.__closure__[0].cell_contents = 100
print(add(1))
add.__code__ = (lambda x: x * 2).__code__ if False else add.__code__
f.__code__ = (lambda a, b=1: (a, b, "new code")).__code__
print(f(1))


class C:
    "Doc of C."
    x: int = 1

    def method(self):
        return self

    @classmethod
    def cm(cls): return cls

    @staticmethod
    def sm(): return "static"


c = C()
m = c.method
print(m.__self__ is c, m.__func__ is C.method, m.__name__, m.__qualname__, m() is c, m == c.method, m is c.method)
print(C.cm.__self__ is C, C.cm(), c.sm(), C.sm.__name__, type(C.__dict__["cm"]), type(C.__dict__["sm"]))
print(C.__name__, C.__qualname__, C.__module__, C.__doc__, C.__bases__, C.__base__, C.__mro__, C.__annotations__)
print(C.__dict__["x"], c.__dict__, c.__class__, C.__class__, C.__subclasses__())
c.y = 3
c.__dict__["z"] = 4
print(c.z, vars(c))
c.__dict__ = {"only": 1}
print(c.only, hasattr(c, "y"))
c.__class__ = type("D", (C,), {"who": lambda self: "D now"})
print(c.who(), type(c).__name__)
import sys
module = sys.modules[__name__]
print(module.__name__, module.__doc__, type(module), __name__, __doc__)
print(type(len), len.__name__, [].append.__name__, [].append.__qualname__, str.upper.__name__,
      str.upper.__qualname__, type("".upper))


def gen():
    yield 1


g = gen()
print(type(g), g.__name__, g.__qualname__, gen.__code__.co_flags & 32)
print(type(f.__code__), type(slice(1)), slice(1, 2).indices(5))
print(issubclass(bool, int), True + True, isinstance(True, int), int.__bases__, type.__mro__)
