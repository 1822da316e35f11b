import copy
import threading
from collections import OrderedDict, defaultdict, deque, Counter

a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
a[2]["k"].append(8)
print(b, c, b[1] is a[1], c[1] is a[1])


class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y


p = P([1], 2)
q, r = copy.copy(p), copy.deepcopy(p)
p.x.append(5)
print(q.x, r.x, q is p, type(r))
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d[1] is d, d is loop)
t = (1, 2, (3, 4))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy((1, [2])))
shared = [0]
two = copy.deepcopy([shared, shared])
print(two[0] is two[1])


class C:
    def __init__(self):
        self.v = 1

    def __copy__(self):
        print("copy")
        return C()

    def __deepcopy__(self, memo):
        print("deepcopy", type(memo))
        return self


copy.copy(C())
copy.deepcopy([C()])


class D(dict):
    def __init__(self, *a):
        super().__init__(*a)
        self.extra = [1]


class L(list):
    pass


class S(str):
    pass


class T(tuple):
    pass


x = D({"a": [1]})
y = copy.deepcopy(x)
x["a"].append(2)
x.extra.append(3)
print(y, y.extra, type(y).__name__)
l = L([[1]])
l.name = "n"
m = copy.copy(l)
print(m, m.name, type(m).__name__, copy.deepcopy(l)[0] is l[0], copy.copy(S("x")), type(copy.deepcopy(S("x"))).__name__, type(copy.copy(T([1]))).__name__)
print(copy.copy({1, 2}), copy.deepcopy({1: {2: 3}}), copy.copy(5), copy.deepcopy("s"), copy.deepcopy(None), copy.copy(len) is len, copy.deepcopy(P) is P)
dd = defaultdict(list, {"a": [1]})
e = copy.deepcopy(dd)
dd["a"].append(2)
e["b"].append(1)
print(e, copy.copy(dd), copy.copy(OrderedDict(a=1)), copy.deepcopy(deque([[1]], maxlen=3)), copy.copy(Counter("aab")), copy.deepcopy(Counter("aab")))


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


s = copy.deepcopy(Slots())
print(s.a, hasattr(s, "b"))


class State:
    def __init__(self):
        self.a, self.lock = 1, threading.Lock()

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.a = state["a"] + 1
        self.lock = None


print(copy.deepcopy(State()).a, copy.copy(State()).lock)
for bad in (threading.Lock(), (i for i in ())):
    try:
        copy.deepcopy({"x": bad})
    except TypeError as e:
        print(e)


class Err(Exception):
    def __init__(self, a):
        super().__init__(a)
        self.a = a


print(repr(copy.copy(Err(3))), copy.deepcopy(Err([3])).a)


class Node:
    def __init__(self, v, next=None):
        self.v, self.next = v, next


n = Node(1)
n.next = n
k = copy.deepcopy(n)
print(k.next is k, k is n)


class R:
    def __init__(self, a):
        self.a = a

    def __reduce__(self):
        return R, (self.a * 2,)


print(copy.copy(R(2)).a)
memo = {}
copy.deepcopy([1], memo)
print(isinstance(memo, dict), copy.deepcopy(P(1, 2).__init__).__name__, copy.Error.__name__)
