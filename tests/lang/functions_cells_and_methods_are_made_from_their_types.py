# types.FunctionType, CellType, MethodType; attributes of functions that can be set, and those that cannot.
import types
def f(a, b=2): return a + b
g = types.FunctionType(f.__code__, {"x": 1}, "g", (5,))
print(g(1), g.__name__, g.__defaults__)
c = types.CellType(5)
print(c, c.cell_contents) if False else print(c.cell_contents)
c.cell_contents = 6
print(c.cell_contents, types.CellType() == types.CellType())
try: types.CellType().cell_contents
except ValueError as e: print(e)
def outer():
    n = 1
    def inner(): return n
    return inner
h = types.FunctionType(outer().__code__, globals(), closure=(types.CellType(9),))
print(h())
m = types.MethodType(lambda self, x: (self, x), 3)
print(m(4), m.__self__)

try: types.FunctionType()
except TypeError as e: print(e)
try: types.FunctionType(1, {})
except TypeError as e: print(e)
import functools
def deco(fn):
    @functools.wraps(fn)
    def w(*a): "w doc"; return fn(*a)
    return w
@deco
def documented(): "the doc"
print(documented.__wrapped__.__name__, documented.__doc__, documented.__name__)
f.__defaults__ = None
try: f(1)
except TypeError as e: print(e)
f.__kwdefaults__ = {"z": 1}
print(f.__kwdefaults__)
try: f.__defaults__ = 5
except TypeError as e: print(e)
try: f.__code__ = 5
except TypeError as e: print(e)
try: f.__name__ = 5
except TypeError as e: print(e)
try: f.__dict__ = 5
except TypeError as e: print(e)
try: f.__closure__ = ()
except AttributeError as e: print(e)
try: f.__globals__ = {}
except AttributeError as e: print(e)
def q(): pass
try: q.__code__ = outer().__code__
except ValueError as e: print(e)
print(types.SimpleNamespace(a=1, b="x"), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))
print(types.MappingProxyType({"a": 1}), types.MappingProxyType({"a": 1})["a"])
try: types.MappingProxyType({})["x"] = 1
except TypeError as e: print(e)
print(f.__builtins__ is __builtins__.__dict__, types.ModuleType("m").__name__)
f.__kwdefaults__ = None
print(f.__kwdefaults__, f.__annotations__)
f.__annotations__ = {"a": int}
print(f.__annotations__)
print(f.__get__(3)(4) if False else f.__get__(3, int), f.__call__) if False else None
print(type(f.__get__(3, int)).__name__, f.__get__(None, int) is f)
