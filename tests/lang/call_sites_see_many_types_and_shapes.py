class A:
    def f(self):
        return "A.f"


class B:
    def f(self):
        return "B.f"


class C(A):
    def __init__(self):
        self.f = lambda: "instance f"


def add(a, b):
    return a + b


def call(o):
    return o.f()


print([call(o) for o in [A(), B(), C(), A(), C(), B()] * 2])
print([add(a, b) for a, b in [(1, 2), (1.5, 2), ("a", "b"), ([1], [2]), ((1,), (2,)), (2 ** 62, 2 ** 62), (True, 1), (1, 0.5)]])
A.f = lambda self: "patched"
print(call(A()), call(B()))
A.f = 5
try:
    call(A())
except TypeError as e:
    print(e)


def index(c, i):
    return c[i]


print([index(c, i) for c, i in [([1, 2], 0), ((3, 4), 1), ("ab", 0), ({"k": 5}, "k"), (range(9), 3), ([1, 2], -1), ([7, 8], True)]])


def length(x):
    return len(x)


print([length(x) for x in ["abc", [1], (), {1: 1}, {1, 2}, range(5)]])
