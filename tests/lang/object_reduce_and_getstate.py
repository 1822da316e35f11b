# How objects tell what a copy of them needs, and dir() of the names for that.
import copy


class A:
    def __init__(self):
        self.x = 1


class B:
    __slots__ = ("a", "b")


class C(A):
    __slots__ = ("z",)


class N:
    def __getnewargs__(self):
        return (1, 2)

    def __new__(cls, *args):
        made = object.__new__(cls)
        made.args = args
        return made


class K:
    def __getnewargs_ex__(self):
        return ((1,), {"k": 2})

    def __new__(cls, *args, k=0):
        made = object.__new__(cls)
        made.args = (args, k)
        return made


class Q:
    def __reduce__(self):
        return (Q, ())


a = A()
function, *rest = a.__reduce_ex__(4)
print(function.__name__, rest, function(*rest[0]).__dict__)
function, *rest = a.__reduce__()
print(function.__name__, rest)
print(a.__getstate__(), object().__getstate__())
b = B()
b.a = 3
print(b.__getstate__(), b.__reduce_ex__(2)[2])
c = C()
c.z = 1
print(c.__getstate__())
for protocol in (0, 1):
    try:
        b.__reduce_ex__(protocol)
    except TypeError as e:
        print(e)
print([type(part).__name__ for part in [1].__reduce_ex__(2)], list({1: 2}.__reduce_ex__(2)[4]))
print((1, 2).__reduce_ex__(2)[1:], (5).__reduce_ex__(2)[1], "a".__reduce_ex__(2)[1])
error = ValueError("x", 1)
print(error.__reduce__())
error.more = 1
print(error.__reduce_ex__(2))
print({1, 2}.__reduce__(), range(3).__reduce__(), slice(1, 2).__reduce__())
print(N().__reduce_ex__(2)[1:], copy.copy(N(1, 2)).args)
print(K().__reduce_ex__(4)[1:], copy.copy(K(5)).args)
print(Q().__reduce_ex__(2), type(copy.copy(Q())).__name__)
for x in (1, 2**100, "abc", b"a", [], {}, (), (1, 2), 1.5, None, True, object(), range(3)):
    print(type(x).__name__, x.__sizeof__())
print(dir(object))


class Fresh:
    def __init__(self):
        self.x = 1

    def method(self):
        pass


print(dir(Fresh))
print(dir(Fresh()))
print(dir([]))
print(dir(None), dir({}), dir(range(3)), sep="\n")
