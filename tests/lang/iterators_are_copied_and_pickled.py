# Copies of built-in iterators go on where the original stands.
import copy
import pickle


def iterators():
    yield iter([1, 2, 3])
    yield iter((1, 2, 3))
    yield iter(range(5))
    yield iter(range(10**20, 10**20 + 3))
    yield iter("abc")
    yield iter("aé€")
    yield iter(b"abc")
    yield iter(bytearray(b"abc"))
    yield iter({1: 2, 3: 4})
    yield iter({1: 2, 3: 4}.values())
    yield iter({1: 2, 3: 4}.items())
    yield iter({1, 2, 3})
    yield enumerate("ab")
    yield zip([1, 2], "ab")
    yield zip([1, 2], "ab", strict=True)
    yield map(str, [1, 2])
    yield map(max, [1, 2], [0, 5])
    yield filter(None, [1, 0, 2])
    yield reversed([1, 2, 3])
    yield reversed("abc")
    yield reversed(range(3))
    yield reversed({1: 2, 3: 4})


for i, first in enumerate(iterators()):
    name = type(first).__name__
    for how in (copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it)), copy.copy):
        it = list(iterators())[i]
        next(it)
        print(name, list(how(it)), end="; ")
    print(list(it))
for it in iterators():
    list(it)
    again = pickle.loads(pickle.dumps(it))
    print(list(again), end="; ")
print()
numbers = iter([1, 2, 3])
next(numbers)
print(numbers.__reduce__()[1:], reversed([1, 2]).__reduce__()[1:], iter(range(1, 9, 3)).__reduce__()[1:])
numbers.__setstate__(-5)
print(list(numbers))
for it in (iter(memoryview(b"ab")), (x for x in "a")):
    try:
        copy.copy(it)
    except TypeError as e:
        print(e)
views = {"a": 1}.keys()
print(views.mapping, {}.items().mapping, type(iter(bytearray())).__name__, type(iter(memoryview(b""))).__name__)
for obj, name in ((range(3), "start"), (slice(3), "stop"), (1j, "real"), (1.5, "real")):
    try:
        setattr(obj, name, 1)
    except AttributeError as e:
        print(e)
