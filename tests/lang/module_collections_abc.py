from collections.abc import *
import collections.abc
from collections import deque, OrderedDict, defaultdict

for cls in (Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Callable, Collection, Set, MutableSet,
            Mapping, MutableMapping, KeysView, ItemsView, ValuesView, Sequence, MutableSequence):
    print(cls.__name__, [isinstance(x, cls) for x in (1, "s", [1], (1,), {1}, frozenset(), {1: 2}, range(3), b"b", deque(), iter([]),
                                                   (i for i in ()), print, int, {}.keys(), {}.items(), {}.values(), None)])


class Bag(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


b = Bag(3, 1, 2, 1)
print(list(b), 1 in b, 9 in b, b.index(1), b.count(1), list(reversed(b)), b.index(1, 2), isinstance(b, Iterable), len(b))
try:
    b.index(7)
except ValueError as e:
    print(repr(e))


class Vec(MutableSequence):
    def __init__(self, items=()):
        self.d = list(items)

    def __getitem__(self, i):
        return self.d[i]

    def __setitem__(self, i, v):
        self.d[i] = v

    def __delitem__(self, i):
        del self.d[i]

    def __len__(self):
        return len(self.d)

    def insert(self, i, v):
        self.d.insert(i, v)


v = Vec()
v.append(1)
v.extend([2, 3, 4])
v += [5]
v.reverse()
print(v.d, v.pop(), v.pop(0), v.d)
v.remove(3)
v.clear()
print(v.d, len(v))


class Lower(MutableMapping):
    def __init__(self, *a, **k):
        self.s = {}
        self.update(*a, **k)

    def __getitem__(self, k):
        return self.s[k.lower()]

    def __setitem__(self, k, v):
        self.s[k.lower()] = v

    def __delitem__(self, k):
        del self.s[k.lower()]

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)


m = Lower({"A": 1}, B=2)
print(m["a"], "B" in m, "z" in m, m.get("Q", 5), list(m.items()), list(m.values()), list(m.keys()), m == {"a": 1, "b": 2}, m.pop("a"), len(m))
print(m.setdefault("C", 9), m.setdefault("c", 3), sorted(m.keys()), m.keys() & {"c"}, ("b", 2) in m.items(), 9 in m.values())
try:
    m.pop("zz")
except KeyError as e:
    print(repr(e))
print(m.pop("zz", None), m.popitem(), dict(m))
m.clear()
print(len(m))
try:
    m.popitem()
except KeyError as e:
    print(repr(e))


class Ints(Set):
    def __init__(self, items):
        self.l = sorted(set(items))

    def __contains__(self, x):
        return x in self.l

    def __iter__(self):
        return iter(self.l)

    def __len__(self):
        return len(self.l)

    def __repr__(self):
        return f"Ints({self.l})"


x, y = Ints([1, 2, 3]), Ints([2, 3, 4])
print(x & y, x | y, x - y, x ^ y, x <= y, x < x, x <= x, x == Ints([3, 2, 1]), x.isdisjoint(y), {2, 9} & x, x > Ints([1]), x >= {1})


class MSet(MutableSet):
    def __init__(self, items=()):
        self.s = list(items)

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)

    def add(self, x):
        if x not in self.s:
            self.s.append(x)

    def discard(self, x):
        if x in self.s:
            self.s.remove(x)


s = MSet([1, 2])
s.add(3)
s |= {4}
s -= {1}
s ^= {2, 7}
s &= {3, 7}
print(s.s, s.pop(), len(s))
try:
    s.remove(99)
except KeyError as e:
    print(repr(e))
for cls in (Sequence, MutableMapping, Iterator, Callable, Hashable, Sized):
    try:
        cls()
    except TypeError as e:
        print(e)


class Bad(Sequence):
    def __len__(self):
        return 0


try:
    Bad()
except TypeError as e:
    print(e)


class Count(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), isinstance(Count(1), Iterable))


class HasLen:
    def __len__(self):
        return 1


class NoHash:
    __hash__ = None


print(isinstance(HasLen(), Sized), isinstance(NoHash(), Hashable), issubclass(list, Sequence), issubclass(dict, Mapping), issubclass(str, Sequence),
      issubclass(OrderedDict, MutableMapping), issubclass(defaultdict, dict), collections.abc.Sequence.__module__)
print(Iterable[int], Mapping[str, int], Callable[[int, str], bool], list[int] == list[int], dict[str, list[int]])
