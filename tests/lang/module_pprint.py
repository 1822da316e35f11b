from pprint import *
from collections import *
from dataclasses import dataclass
from types import SimpleNamespace

d = {"name": "Alice", "languages": ["python", "c", "haskell", "fortran", "lisp"], "address": {"street": "Main Street 42", "city": "Springfield", "zip": 12345}}
pprint(d)
pprint(d, width=40)
pprint(d, indent=4, width=60)
pprint(d, depth=1)
pprint(d, sort_dicts=False)
pp(d)
pprint([1, 2, 3])
pprint(list(range(40)))
pprint(list(range(60)), compact=True)
pprint([[i] * 5 for i in range(10)], width=30)
pprint(("a" * 30, "b" * 30, "c" * 30))
pprint({i: "x" * i for i in range(0, 40, 8)})
pprint({"b": 1, "a": 2, 3: 4} if 0 else {"b": 1, "a": 2})
pprint({3, 1, 2})
pprint(set("abcdefghijklmnopqrstuvwxyz"))
pprint(frozenset(range(40)))
pprint("short")
pprint("a long string " * 12)
pprint(["a long string of words " * 6, "second\nwith lines\n" * 4])
pprint({"key": "value " * 20})
pprint(b"bytes" * 30)
pprint(OrderedDict((i, "v" * 20) for i in range(6)))
pprint(defaultdict(list, {i: list(range(10)) for i in range(4)}))
pprint(Counter("abracadabra" * 3))
pprint(Counter({("word%d" % i) * 3: i for i in range(8)}))
pprint(deque(range(40)))
pprint(deque(["x" * 30] * 4, maxlen=4))
pprint(SimpleNamespace(alpha="x" * 40, beta="y" * 40))


@dataclass
class Item:
    name: str
    values: list
    parent: "Item" = None


pprint(Item("n", [1, 2]))
pprint(Item("n" * 50, list(range(20)), Item("p" * 30, [])))
P = namedtuple("P", "x y")
pprint([P(1, "a" * 40), P(2, "b" * 40)])
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isreadable([1]), pformat([1, "a"]), saferepr({"a": 1}), isreadable([object()]))
pprint([], width=1)
pprint({})
pprint([{"a": 1, "b": [1, 2, {"c": 3}]}, {"d": None, "e": (1,)}] * 3)
pprint(123456789, underscore_numbers=True)
pprint([None, True, 1.5, 2 + 3j])
PrettyPrinter(width=20, indent=2).pprint({"aaa": [1, 2, 3], "bbb": "ccccccccc ddddd"})


class Own:
    def __repr__(self):
        return "Own()\nsecond"


pprint([Own(), Own()], width=10)
pprint({"x": {"y": {"z": list(range(30))}}}, width=50)
