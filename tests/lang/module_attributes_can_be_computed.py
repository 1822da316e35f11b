# Customizing module attribute access, instance checks, subscripts of classes, class patterns, buffers, lookup.
import sys
import types


def __getattr__(name):
    if name == "computed":
        return "made by __getattr__"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return ["computed", "other"]


me = sys.modules[__name__]
print(me.computed, dir(me))
try:
    me.missing
except AttributeError as e:
    print(e)


made = types.ModuleType("made", "its doc")
made.x = 1
print(made.x, made.__doc__)


class Meta(type):
    def __instancecheck__(cls, instance):
        return hasattr(instance, "quack")

    def __subclasscheck__(cls, subclass):
        return "quack" in vars(subclass)

    def __call__(cls, *args):
        print("calling", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls): return 3
    def __iter__(cls): return iter(["a", "b"])
    def __contains__(cls, x): return x == "a"
    def __getitem__(cls, k): return f"item {k}"
    def __repr__(cls): return f"<{cls.__name__}>"


class Duck(metaclass=Meta):
    def __init__(self, *args): pass


class Robot:
    quack = 1


print(isinstance(Robot(), Duck), isinstance(3, Duck), issubclass(Robot, Duck), issubclass(int, Duck))
print(Duck(1, 2) is None, len(Duck), list(Duck), "a" in Duck, Duck["k"], Duck)


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Sub(Box): pass


print(Box[int], Sub["x", 1], list[int], dict[str, list[int]], type(list[int]), list[int].__origin__, list[int].__args__)
print(list[int]([1]), isinstance([], list), tuple[int, ...], int | str | None, (int | str).__args__, isinstance(1, int | str))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y): self.x, self.y = x, y


match Point(1, 2):
    case Point(1, y): print("y is", y)
match Point(3, 4):
    case Point(x=3, y=z): print("z is", z)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e:
    print(e)


class Special:
    pass


s = Special()
s.__len__ = lambda: 5
s.__repr__ = lambda: "instance attribute"
try:
    len(s)
except TypeError as e:
    print(e)
print("instance" in repr(s))


class Proxy:
    def __getattribute__(self, name):
        print("asked for", name)
        return object.__getattribute__(self, name)
    def __len__(self): return 10


p = Proxy()
print(p.__len__(), len(p), type(p).__len__(p))


class Base: pass


class Replaced:
    def __mro_entries__(self, bases):
        print("bases:", len(bases))
        return (Base,)


class Derived(Replaced()): pass


print(Derived.__bases__, Derived.__orig_bases__[0].__class__.__name__, types.get_original_bases(Derived)[0].__class__.__name__)


class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": 1}

    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls.order = [k for k in ns if not k.startswith("__")]
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


class Fields(metaclass=Ordered, flag=True):
    b = 1
    a = prepared + 1


print(Fields.order, Fields.a)


class Plugin:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))


class One(Plugin, tag="first"): pass
class Two(One): pass


print(Plugin.registry)
try:
    class Bad(Plugin, wrong=1): pass
except TypeError as e:
    print(e)


class Named:
    def __set_name__(self, owner, name): print("set name", owner.__name__, name)


class Holder:
    one = Named()
    two = Named()


class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass


try:
    class AB(A, B): pass
except TypeError as e:
    print(e)
try:
    class Loop(int, list): pass
except TypeError as e:
    print(e)


class Buffered:
    def __buffer__(self, flags): return memoryview(b"bytes of it")


print(type(types.new_class("Made", (Plugin,), {"tag": "new"}, lambda ns: ns.update(x=1))), Plugin.registry[-1])
print(type("Quick", (), {"x": 1, "f": lambda self: self.x})().f())
