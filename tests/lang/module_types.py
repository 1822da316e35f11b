# types: names of built-in types, dynamic classes, namespaces, mapping proxies, generic aliases.
import types
from types import *


def f(a, b=1, *, c=2):
    yield a


def plain(x):
    def inner():
        return x
    return inner


class C:
    def m(self):
        pass

    @property
    def p(self):
        return 1

    @classmethod
    def k(cls):
        pass

    x = 5


c = C()
checks = {
    "FunctionType": f, "LambdaType": lambda: 0, "GeneratorType": f(1), "CodeType": f.__code__, "MethodType": c.m,
    "BuiltinFunctionType": len,
    "BuiltinMethodType": [].append, "ModuleType": types, "CellType": plain(1).__closure__[0],
    "NoneType": None, "NotImplementedType": NotImplemented, "EllipsisType": ..., "UnionType": int | str,
    "GenericAlias": list[int], "SimpleNamespace": SimpleNamespace(),
}
for name, value in checks.items():
    print(name, isinstance(value, getattr(types, name)), getattr(types, name).__name__)
n = SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n.a, n == SimpleNamespace(a=1, b="x", c=[1]), vars(n), n.__dict__)
del n.a
try:
    n.a
except AttributeError as e:
    print(e)
m = MappingProxyType({"a": 1})
print(m, m["a"], len(m), list(m), "a" in m, m.get("z", 3), m | {"b": 2}, m == {"a": 1}, m.copy(), dict(m))
try:
    m["b"] = 1
except TypeError as e:
    print(e)
mod = ModuleType("made", "its text")
mod.value = 3
print(mod, mod.__name__, mod.__doc__, mod.value)
exec("def g(): return value", mod.__dict__)
print(mod.g())
D = new_class("D", (C,), {}, lambda ns: ns.update(y=6))
print(D.__name__, D.__bases__, D().x, D.y, D.__module__)


class Meta(type):
    def __new__(mcls, name, bases, ns, flag=False):
        made = super().__new__(mcls, name, bases, ns)
        made.flag = flag
        return made


E = new_class("E", (), {"metaclass": Meta, "flag": True})
print(type(E).__name__, E.flag)
print(prepare_class("F", (C,))[0].__name__, resolve_bases((list[int], C)), get_original_bases(type("Q", (C,), {})))
bound = MethodType(lambda self, v: (self.x, v), c)
print(bound(3), bound.__self__ is c, bound.__func__.__name__)
print(int | None, (int | str).__args__, isinstance(3, int | str), list[int].__origin__, list[int].__args__,
      dict[str, list[int]], GenericAlias(list, (int,)) == list[int])


class Dyn:
    @DynamicClassAttribute
    def name(self):
        return "instance"


print(Dyn().name)
try:
    Dyn.name
except AttributeError as e:
    print("no")


print(type(None) is NoneType, type(...) is EllipsisType, type(f) is FunctionType)
print(sorted(types.__all__))
