class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
    def __repr__(self): return f"P({self.x}, {self.y})"
p = P(1, 2)
print(p, p.x, p.y)
p.x = 10
print(p)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def seta(o, n, v): setattr(o, n, v)
t(lambda: seta(p, "z", 3))
t(lambda: p.z)
t(lambda: p.__dict__)
t(lambda: vars(p))
del p.x
t(lambda: p.x)
t(lambda: delattr(p, "x"))
t(lambda: P.x)
print(P.x, type(P.x), P.x.__name__)
t(lambda: P.x.__get__(5))
t(lambda: P.y.__get__(p))
P.y.__set__(p, 77); print(p.y)
class Q(P):
    __slots__ = ("z",)
q = Q(1, 2); q.z = 3
print(q.x, q.y, q.z)
t(lambda: seta(q, "w", 1))
class R(P): pass
r = R(5, 6); r.anything = 7
print(r.x, r.__dict__, vars(r), r.anything)
class S(Q):
    __slots__ = ("w", "__dict__")
s = S(1, 2); s.w = 4; s.free = 5; s.z = 6
print(s.__dict__, s.w, s.z)
class E: __slots__ = ()
t(lambda: seta(E(), "a", 1))
class One: __slots__ = "single"
o = One(); o.single = 1; print(o.single, One.__slots__)
t(lambda: seta(o, "double", 1))
def mk(slots, bases=(), **ns):
    return type("X", bases, {"__slots__": slots, **ns})
t(lambda: mk(("a",), a=1))
t(lambda: mk((1,)))
t(lambda: mk(("a b",)))
t(lambda: mk(("__dict__", "__dict__")))
A = mk(("a",)); B = mk(("b",))
t(lambda: type("C", (A, B), {}))
C = type("C", (A, mk(())), {})
c = C(); c.a = 1; c.free = 2; print(c.a, c.free)
class Priv:
    __slots__ = ("__secret", "open_")
    def __init__(self): self.__secret = 42; self.open_ = 1
    def get(self): return self.__secret
print(Priv().get(), sorted(n for n in dir(Priv) if "secret" in n))
class Cls:
    __slots__ = ["a"]
    klass = 5
i = Cls()
print(i.klass)
t(lambda: seta(i, "klass", 6))
Cls.klass = 9
print(i.klass)
class L(list):
    __slots__ = ("name",)
l = L([1, 2]); l.name = "n"; print(l, l.name)
t(lambda: seta(l, "q", 1))
class Ex(Exception):
    __slots__ = ("code",)
e = Ex("m"); e.code = 3; e.other = 4
print(e.args, e.code, e.other)
class D(dict):
    __slots__ = ("extra",)
d = D(a=1); d.extra = [1]; print(d, d.extra)
class Doc:
    __slots__ = {"x": "the x", "y": "the y"}
dd = Doc(); dd.x = 1; print(dd.x, Doc.__slots__)
class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None):
        self.value, self.next = value, next
head = None
for k in range(1000): head = Node(k, head)
total = 0
n = head
while n: total += n.value; n = n.next
print(total)
import sys
class Meta(type):
    def __new__(m, n, b, ns):
        ns["__slots__"] = ("auto",)
        return super().__new__(m, n, b, ns)
class MM(metaclass=Meta): pass
m = MM(); m.auto = 1; print(m.auto)
t(lambda: seta(m, "nope", 1))
class Abs:
    __slots__ = ()
    def f(self): return self.v
class Con(Abs):
    __slots__ = ("v",)
    def __init__(self): self.v = 3
print(Con().f())
class Weak:
    __slots__ = ("a", "__weakref__")
w = Weak(); w.a = 1; print(w.a)
class Cached:
    __slots__ = ("_x",)
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
cc = Cached(); cc.x = 4; print(cc.x)
t(lambda: cc._y)
print([hasattr(cc, n) for n in ("_x", "x", "_z", "__dict__")], getattr(cc, "_z", "dflt"))
p3 = P(1, 2)
print("x" in dir(p3), P.__slots__)
t(lambda: P(1))
t(lambda: P.nope)
