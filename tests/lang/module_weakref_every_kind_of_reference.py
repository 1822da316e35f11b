# weakref: references, proxies, containers, methods, finalizers.
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return "hello from " + self.name

    def __repr__(self):
        return "Thing(%r)" % self.name

    def __len__(self):
        return 3


t = Thing("t")
r = weakref.ref(t)
print(r() is t, r == weakref.ref(t), r is weakref.ref(t), hash(r) == hash(t), weakref.getweakrefcount(t), isinstance(r, weakref.ReferenceType))
p = weakref.proxy(t)
print(p.name, p.hello(), len(p), repr(p)[:9], isinstance(p, weakref.ProxyType), str(p))
p.name = "changed"
print(t.name, p == t)
m = weakref.WeakMethod(t.hello)
print(m()(), m == weakref.WeakMethod(t.hello))
values = weakref.WeakValueDictionary(a=t)
keys = weakref.WeakKeyDictionary({t: 1})
s = weakref.WeakSet([t])
print(dict(values), len(keys), keys[t], list(s), t in s, values.get("z"), "a" in values, len(values.valuerefs()), len(keys.keyrefs()))
extra = Thing("extra")
s |= {extra}
print(len(s), sorted(x.name for x in s), len(s & {extra}), len(s - {extra}), s.issuperset([t]), len(s ^ {t}))
s ^= {extra}
print(len(s))
merged = values | {"b": extra}
print(sorted(merged), type(merged).__name__, values.pop("zz", None), values.setdefault("c", extra))
fin = weakref.finalize(t, print, "finalized", 1, sep="-")
print(fin.alive, fin.atexit, fin.peek()[1], fin.peek()[2:])
called = weakref.ref(t, lambda ref: print("dead", ref() is None))
del t
gc.collect()
print(r(), m(), len(keys), len(s), list(values), fin.alive, fin())
try:
    p.name
except ReferenceError as e:
    print(e)
for wrong in (1, "a", (), None, [1]):
    try:
        weakref.ref(wrong)
    except TypeError as e:
        print(e)


class Slotted:
    __slots__ = ("a", "__weakref__")


print(weakref.ref(Slotted())() is None or True)


def func():
    pass


print(weakref.ref(func)() is func, weakref.ref(Thing)() is Thing)


class Keyed(weakref.ref):
    def __init__(self, ob, callback=None, **more):
        super().__init__(ob, callback)
        self.more = more

    def __new__(cls, ob, callback=None, **more):
        return super().__new__(cls, ob, callback)


k = Keyed(extra, x=1)
print(k() is extra, k.more, repr(r)[:16])
last = weakref.finalize(extra, print, "at exit")
detached = weakref.finalize(extra, print, "never")
print(detached.detach() is not None, detached.alive)
print("end")
