# weakref: references, callbacks, proxies, weak containers, finalizers.
import weakref, gc


class Obj:
    def __init__(self, v):
        self.v = v

    def hello(self):
        return "hello " + str(self.v)

    def __repr__(self):
        return f"Obj({self.v})"


o = Obj(1)
r = weakref.ref(o)
print(r() is o, r(), weakref.ref(o) is r, r == weakref.ref(o), weakref.getweakrefcount(o))
o2 = Obj(2)
r2 = weakref.ref(o2, lambda ref: print("callback", ref() is None))
del o2
print("after del", r2(), repr(r2).endswith("; dead>"))
p = weakref.proxy(o)
print(p.v, p.hello(), p)
p.v = 5
print(o.v)
d = weakref.WeakValueDictionary()
d["a"] = o
k = Obj(3)
d["k"] = k
print(len(d), sorted(d), "a" in d, d["a"], d.get("zz", 0))
del k
print(len(d), list(d.items()))
wk = weakref.WeakKeyDictionary()
kk = Obj(4)
wk[kk] = "value"
wk[o] = "o"
print(len(wk), wk[kk])
del kk
print(len(wk), list(wk.values()))
s = weakref.WeakSet()
e = Obj(6)
s.add(e)
s.add(o)
print(len(s), e in s)
e = None
print(len(s), [x for x in s])
m = weakref.WeakMethod(o.hello)
print(m()())
f = weakref.finalize(o, print, "finalized", sep="!")
print(f.alive)
del o
print(r(), m(), f.alive)
try:
    print(p.v)
except ReferenceError as ex:
    print(type(ex).__name__, ex)
for bad in (1, "x", [], {}, (), None, 1.5):
    try:
        weakref.ref(bad)
    except TypeError as ex:
        print(ex)


def func():
    x = Obj(9)
    return weakref.ref(x)


print(func()())


class L(list):
    pass


l = L([1])
rl = weakref.ref(l)
print(rl())
del l
print(rl())
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.get_threshold())


class Tree:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = weakref.ref(parent) if parent else None
        self.children = []
        if parent:
            parent.children.append(self)


root = Tree("root")
c = Tree("child", root)
print(c.parent().name)
del root
print(c.parent())
z = Obj(7)
fin = weakref.finalize(z, print, "exit finalizer")
