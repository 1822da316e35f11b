# Data and non-data descriptors, properties, __set_name__, __getattr__ and its kin.
class D:
    def __get__(self, o, t=None): return ("get", o is not None, t.__name__)
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class ND:
    def __get__(self, o, t=None): return "nondata"
class C:
    d = D(); n = ND()
    @property
    def p(self): "p doc"; return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
c = C(); print(c.d, C.d); c.d = 5; del c.d
c.__dict__["d"] = 1; print(c.d); c.n = 3; print(c.n)
c.p = 7; print(c.p); del c.p
try: c.p
except AttributeError as e: print(e)
print(C.p.__doc__, C.p.fget.__name__, type(C.p))
class R:
    @property
    def only(self): return 1
for op in ("R().only = 1", "del R().only", "R().missing", "del R().missing", "R.missing", "del R.missing"):
    try: exec(op)
    except AttributeError as e: print(e)
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t=None):
        if o is None: return self
        v = o.__dict__[self.n] = self.f(o); print("computed"); return v
class U:
    @Cached
    def x(self): return 5
u = U(); print(u.x, u.x)
class Bad:
    def __set_name__(self, o, n): raise ValueError("no")
try:
    class X: b = Bad()
except ValueError as e: print(e, e.__notes__)
class G:
    def __getattr__(self, n): return f"<{n}>"
    def __setattr__(self, n, v): print("set", n); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
g = G(); g.a = 1; print(g.a, g.zzz); del g.a; print(g.a)
print(super(C, c).__thisclass__.__name__, super(C, c).__self_class__.__name__)
class SM:
    @staticmethod
    def s(x): return x
    @classmethod
    def k(cls): return cls.__name__
    @classmethod
    @property
    def cp(cls): return "cp"
print(SM.s(1), SM().s(2), SM.k(), SM().k(), SM.__dict__["s"].__func__(3), SM.__dict__["s"](4))
