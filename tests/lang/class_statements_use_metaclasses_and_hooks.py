class A:
    def __init_subclass__(c, **k):
        super().__init_subclass__()
        print("sub", c.__name__, k)
class B(A, x=1, y=2): pass
class C(B): pass
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__] = cls
class P1(Plugin, name="one"): pass
class P2(Plugin): pass
print(sorted(Plugin.registry))
try:
    class Z(Plugin, foo=1): pass
except TypeError as e: print(e)
try:
    class Z(foo=1): pass
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)
print(G[int], G[1,2])
class S:
    inst = None
    def __new__(cls, *a):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst
print(S() is S(1,2) if False else S() is S())
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"injected": 42}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [k for k in ns], kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o):
        return o == 5 or super().__instancecheck__(o)
    def __subclasscheck__(cls, o):
        return o is int or super().__subclasscheck__(o)
class M(metaclass=Meta, flag=True):
    a = 1
    def __init__(self, x=0): self.x = x
class N(M): b = 2
print(M.injected, N.injected, type(N))
print(isinstance(5, M), isinstance(6, M), isinstance(N(1), M), issubclass(int, M), issubclass(str, M), issubclass(N, M))
class M2(type): pass
try:
    class Q(M, metaclass=M2): pass
except TypeError as e: print(e)
class A2(metaclass=M2): pass
try:
    class Q(M, A2): pass
except TypeError as e: print(e)
class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, o, t=None):
        return self if o is None else o.__dict__.get(self.name, 'unset')
    def __set__(self, o, v): o.__dict__[self.name] = v
class D:
    f = Desc()
    g = Desc()
d = D()
print(d.f); d.f = 3; print(d.f, d.g)
class BadName:
    def __set_name__(self, owner, name): raise ValueError("boo")
try:
    class E:
        z = BadName()
except ValueError as e:
    print(type(e), e, e.__notes__)
class NotBase:
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return (A2,)
class F(NotBase()): pass
print(F.__bases__, F.__orig_bases__ is not None, F.__mro__)
def deco(c):
    c.decorated = True
    return c
def deco2(n):
    print("deco2 eval", n)
    def f(c):
        print("deco2 apply", n); return c
    return f
@deco
@deco2(1)
@deco2(2)
class H: pass
print(H.decorated)
class FuncMeta:
    pass
def fm(name, bases, ns):
    return (name, bases, sorted(k for k in ns if not k.startswith('__')))
class T(metaclass=fm):
    x = 1
    def y(self): pass
print(T)
kw = {"metaclass": M2}
class U(**kw): pass
print(type(U))
bs = (dict, )
class V(*bs): pass
print(V(a=1))
try:
    class W(A, A): pass
except TypeError as e: print(e)
class X1: pass
class Y1(X1): pass
try:
    class W(X1, Y1): pass
except TypeError as e: print(e)
X = type("X", (A2,), {"foo": lambda self: 42})
print(X().foo(), X.__name__, type(X), X.__module__, X.__qualname__)
try: type("X", (), 3)
except TypeError as e: print(e)
class Abs(type):
    def __getattr__(cls, n): return n.upper()
    def __len__(cls): return 7
    def __iter__(cls): return iter([1,2])
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, i): return i*2
    def __repr__(cls): return f"<cls {cls.__name__}>"
    @property
    def p(cls): return cls.__name__ + "!"
class AA(metaclass=Abs): pass
print(AA.foo, len(AA), list(AA), 1 in AA, AA[4], AA, AA.p)
print(type(AA()).__name__)
class Prep(type):
    def __prepare__(name, bases): return {}
class K(metaclass=type):
    pass
class OrderedNS(dict):
    def __setitem__(self, k, v):
        print("ns", k); super().__setitem__(k, v)
class OM(type):
    @classmethod
    def __prepare__(m, n, b): return OrderedNS()
class OC(metaclass=OM):
    x = 1
    def f(self): return __class__
print(OC().f())
