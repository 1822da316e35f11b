# sys.getsizeof() as CPython gives it, __sizeof__, what object.__reduce_ex__() and __getstate__() say, dir().
import copy
import copyreg
import sys

size = sys.getsizeof
print([size(n) for n in (0, 1, 2**30, 2**60, -5, True, None, 1.5, 1j)])
print([size(text) for text in ("", "abc", b"", b"abc", bytearray(10), (), (1, 2), range(3))])
print([size(list(range(n))) for n in range(10)], size([1, 2, 3]), size([1, 2, 3, 4, 5]), size([x for x in range(10)]))
items, seen = [], []
for i in range(100):
    if not seen or seen[-1][1] != size(items):
        seen.append((i, size(items)))
    items.append(i)
print(seen)
table, seen = {}, []
for i in range(100):
    if not seen or seen[-1][1] != size(table):
        seen.append((i, size(table)))
    table[i] = i
print(seen, size({}), size({"a": 1}), size({str(i): i for i in range(20)}))
group, seen = set(), []
for i in range(100):
    if not seen or seen[-1][1] != size(group):
        seen.append((i, size(group)))
    group.add(i)
print(seen, size({1, 2, 3}), size(frozenset()))
print(size(object()), size(x for x in []), size(x * x for x in []), size(lambda: 1), size(Exception()), size(sys))


class Plain:
    def __init__(self):
        self.x = 1


class Slots:
    __slots__ = ("a", "__b")


class Sized:
    def __sizeof__(self):
        return 100


class List(list):
    pass


print(size(Plain()), size(Slots()), size(Plain), size(Slots), size(Sized()), size(List()), [1, 2].__sizeof__())


def shown(parts):
    return [list(part) if hasattr(part, "__next__") else part for part in parts]


slots = Slots()
slots.a = 3
listed = List([1, 2])
listed.extra = 5
for obj in slots, listed, {1}, range(3), slice(1, 2), ValueError("x", 1), 5, "x", {1: 2}, (1, 2):
    print(shown(obj.__reduce_ex__(4))[1:], obj.__getstate__())
print(Plain().__getstate__(), object().__getstate__(), copy.copy(slots).a, copy.copy(listed).extra)
print(Plain.__reduce_ex__ is object.__reduce_ex__, Plain().__reduce_ex__(2)[0] is copyreg.__newobj__)
for obj in (x for x in []), lambda: 1, sys:
    try:
        obj.__reduce_ex__(4)
    except TypeError as e:
        print(e)

print(dir(object))
print([name for name in dir([]) if name not in ("__getnewargs__",)])
print(dir(Plain()))


class Bytes(bytes):
    def __new__(cls, text, label):
        self = super().__new__(cls, text)
        self.label = label
        return self


kept = [Bytes(b"x" * n, n) for n in range(20)]
print([(bytes(b), b.label) for b in kept][:3], all(b.label == len(b) for b in kept), kept[3].__dict__)
