# What __dict__ of a class and dir() of its instances show.
class Plain:
    "doc"
    x = 1

    def f(self):
        pass


class Derived(Plain):
    pass


class Error(Exception):
    pass


class Slots:
    __slots__ = ("a",)


class OpenSlots(Slots):
    pass


class DictSlots:
    __slots__ = ("a", "__dict__", "__weakref__")


class Int(int):
    pass


class List(list):
    pass


class Meta(type):
    pass


for cls in Plain, Derived, Error, Slots, OpenSlots, DictSlots, Int, List, Meta:
    print(cls.__name__, [name for name in cls.__dict__])
print(Plain.__dict__["__dict__"], Plain.__dict__["__weakref__"], Slots.__dict__["a"])
print(vars(Plain)["x"], Plain().__weakref__)
print(dir(Plain()))
print(dir(Derived))
print([name for name in dir(Error()) if name not in ("__setstate__",)])

p = Plain()
p.y = 2
print(p.__dict__, Plain.__dict__["__dict__"].__get__(p))
p.__dict__ = {"z": 3}
print(p.z, vars(p), hasattr(p, "y"))
e = Error("x")
e.code = 5
print(e.__dict__, vars(e))
d = DictSlots()
d.a, d.b = 1, 2
print(d.__dict__)
copied = type("Copied", (), {k: v for k, v in Plain.__dict__.items() if k not in ("__dict__", "__weakref__")})
print(copied.x, list(copied.__dict__))
print(type(len).__module__, type(lambda: 0).__module__, (lambda: 0).__module__, len.__module__)
print(dir(int))
print(dir(""))
print([n for n in dir(print) if n not in ("__objclass__", "__text_signature__")])
print(dir(lambda: 1))
print((5).__getnewargs__(), "a".__getnewargs__(), (1.5).__getnewargs__(), b"a".__getnewargs__())
