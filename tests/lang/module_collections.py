from collections import *
import collections
import collections.abc

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._make([3, 4]), Point._fields, p == (1, 2), hash(p) == hash((1, 2)), len(p), Point.__doc__)
x, y = p
print(x + y, Point.x.__doc__, Point.__name__, isinstance(p, tuple), p + (3,), max(p), p < Point(2, 0))
N = namedtuple("N", "a b c", defaults=[2, 3])
print(N(1), N._field_defaults, N(1, 5), N(a=1, c=0))
for bad in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: p._replace(z=1), lambda: Point._make([1]), lambda: setattr(p, "x", 5),
            lambda: namedtuple("A", "x x"), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "_x"), lambda: namedtuple("1A", "x"), lambda: p.z,
            lambda: namedtuple("A", "x", defaults=[1, 2])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(namedtuple("R", "x class x _y", rename=True)._fields, namedtuple("E", "")(), namedtuple("C", "a, b")(1, 2))


class Vec(namedtuple("Vec", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Vec(1, 2) + Vec(3, 4), Vec(3, 4).length, Vec(1, 2)._replace(y=5))

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c["a"], sorted(c.elements()), c.total(), list(c.items())[:2], dict(c))
c.update("aaa")
c.subtract({"b": 5})
print(c, c["b"], +c, -c, Counter(a=3, b=1) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3, b=1) | Counter(a=1, b=2))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(["x", "y", "x"]).most_common(), Counter(), Counter({"a": 2}, b=1), Counter(a=1) < Counter(a=1))
del c["nope"]
w = Counter("the cat the dog".split())
w += Counter(["cat"])
print(w, w.copy() == w, w.pop("dog"), "dog" in w, w.most_common(1)[0], type(w.copy()).__name__)
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
print([k for k, v in Counter("hello").most_common()], Counter([3, 1, 3]), repr(Counter({"a": "x", "b": 1})))

d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, dict(d), d["zz"], "zz" in d, d.get("q"), len(d), d.default_factory, d.copy(), d == {"a": [1, 3], "b": [2], "zz": []})
i = defaultdict(int, x=1)
i["y"] += 5
print(i, defaultdict(lambda: "N/A")["k"], i | {"z": 3}, {"z": 3} | i)
try:
    defaultdict(None)["q"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(3)
except TypeError as e:
    print(e)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t))

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, o.popitem(), o.popitem(last=False), o, list(reversed(o)))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("c", last=False)
print(list(o), o == OrderedDict(c=3, a=1, b=2), o == OrderedDict(a=1, b=2, c=3), o == dict(a=1, b=2, c=3), OrderedDict(), o | {"z": 1}, OrderedDict.fromkeys("ab", 0), o.copy())
for bad in (lambda: o.move_to_end("q"), lambda: OrderedDict().popitem()):
    try:
        bad()
    except KeyError as e:
        print(repr(e))


class LRU:
    def __init__(self, n):
        self.n, self.d = n, OrderedDict()

    def get(self, k):
        if k not in self.d:
            return -1
        self.d.move_to_end(k)
        return self.d[k]

    def put(self, k, v):
        self.d[k] = v
        self.d.move_to_end(k)
        if len(self.d) > self.n:
            self.d.popitem(last=False)


l = LRU(2)
l.put(1, 1)
l.put(2, 2)
l.get(1)
l.put(3, 3)
print(l.get(2), l.get(1), l.d)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m, m["a"], m["b"], list(m), dict(m), len(m), m.maps, m.new_child({"c": 1}), m.parents, "b" in m, m.get("z", 0), sorted(m.items()))
m["b"] = 9
print(m.maps)
for bad in (lambda: m["q"], lambda: m.pop("q"), lambda: m.__delitem__("zz")):
    try:
        bad()
    except KeyError as e:
        print(repr(e))


class MyDict(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)


u = MyDict(a=1)
u["b"] = 2
u.update(c=3)
print(u, u.data, "a" in u, len(u), list(u), u.get("z"), u | {"q": 1}, isinstance(u, dict), u == {"a": 2, "b": 4, "c": 6})


class MyList(UserList):
    def append(self, x):
        super().append(x + 1)


ul = MyList([1, 2])
ul.append(5)
print(ul, ul[0:2], type(ul[0:2]).__name__, ul + [1], ul.data, len(ul), sorted(ul), ul == [1, 2, 6], 6 in ul, ul * 2, ul.index(2))


class MyStr(UserString):
    def shout(self):
        return self.data.upper() + "!"


s = MyStr("abc")
print(s, s.shout(), s + "d", s[0], len(s), s.upper(), type(s.upper()).__name__, s == "abc", "b" in s, s.split("b"), s.replace("a", "z"), repr(s), s.find("c"), s % () if 0 else "")
q = deque([1, 2, 3], maxlen=3)
q.append(4)
print(q, collections.abc.Sequence.__name__)
