# pickle: all protocols, bytes as CPython writes them, classes of all kinds, shared and recursive objects, errors.
import collections
import copyreg
import dataclasses
import enum
import io
import pickle
import re
import threading


class Plain:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def method(self):
        return self.x

    class Inner:
        pass


class Slots:
    __slots__ = ("a", "b")


class State:
    def __init__(self):
        self.kept, self.lock = 1, threading.Lock()

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = "new"


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n + 1,)


class List(list):
    pass


class Color(enum.Enum):
    RED = 1


class Color2(enum.Flag):
    A = 1
    B = 2


@dataclasses.dataclass
class Data:
    a: int
    b: list = dataclasses.field(default_factory=list)


Point = collections.namedtuple("Point", "x y")


def function():
    pass


values = [None, True, False, 0, 5, 255, 256, 65535, 65536, -1, -129, 2**31, -2**31, 2**63, -2**63, 10**50, -10**50, 1.5,
          "", "abc", "é\n\\", "x" * 300, "\U0001f600", b"", b"abc", b"y" * 300, bytearray(b"z"), (), (1,), (1, 2),
          (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": 2}, set(), {1}, frozenset({1}),
          1 + 2j, range(3), ..., NotImplemented, int, len, function, Plain, type(None)]
for value in values:
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        assert back == value and type(back) is type(value), (value, protocol, back)
    print(pickle.dumps(value)[:60])
print([pickle.dumps([1, "a", (2, 3), {"k": None}], protocol) for protocol in range(6)])
print(pickle.dumps(Plain(5)), pickle.dumps(Plain(5), 2), pickle.dumps(Plain(5), 0))

for obj in Plain([1]), Point(1, 2), Data(1, [2]), Color.RED, Color2.A | Color2.B, collections.OrderedDict(a=1), \
        collections.Counter("abca"), collections.deque([1, 2], 5), collections.defaultdict(list, a=[1]), \
        Plain(3).method, KeyError("k"), slice(1, 2):
    backs = [pickle.loads(pickle.dumps(obj, protocol)) for protocol in range(2, 6)]
    print(re.sub("0x[0-9a-f]+", "0x0", repr(backs[0])), all(type(back) is type(obj) for back in backs))
slots = Slots()
slots.a = 3
back = pickle.loads(pickle.dumps(slots))
print(back.a, hasattr(back, "b"), pickle.loads(pickle.dumps(State())).__dict__, pickle.loads(pickle.dumps(Reduced(1))).n)
listed = List([1, 2])
listed.note = "n"
print(pickle.loads(pickle.dumps(listed)), pickle.loads(pickle.dumps(listed)).note, pickle.loads(pickle.dumps(Plain.Inner)))

shared = [1]
back = pickle.loads(pickle.dumps([shared, shared]))
print(back[0] is back[1])
shared.append(shared)
back = pickle.loads(pickle.dumps(shared))
print(back[1] is back)
cycle = Plain(None)
cycle.x = (cycle, [cycle])
back = pickle.loads(pickle.dumps(cycle))
print(back.x[0] is back, back.x[1][0] is back)
many = list(range(3000))
print(pickle.loads(pickle.dumps(many)) == many, len(pickle.dumps(many)), len(pickle.dumps("x" * 100000)))

file = io.BytesIO()
for each in 1, "two", [3]:
    pickle.dump(each, file)
file.seek(0)
print([pickle.load(file) for _ in range(3)])


def local():
    class Hidden:
        pass
    return Hidden()


def tell(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, re.sub("0x[0-9a-f]+", "0x0", str(e)))


tell(lambda: pickle.load(file))
tell(lambda: pickle.dumps(lambda: 1))
tell(lambda: pickle.dumps(local()))
tell(lambda: pickle.dumps(threading.Lock()))
tell(lambda: pickle.dumps(x for x in []))
tell(lambda: pickle.dumps(io))
tell(lambda: pickle.loads(b"xyz"))
tell(lambda: pickle.loads(b""))
tell(lambda: pickle.loads(pickle.dumps("abcdef")[:-4]))
tell(lambda: pickle.loads("text"))
tell(lambda: pickle.dumps(1, 9))
tell(lambda: pickle.loads(b"c__main__\nMissing\n."))


class Refusing(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError("global '%s.%s' is forbidden" % (module, name))


tell(lambda: Refusing(io.BytesIO(pickle.dumps(Plain(1)))).load())


class Persistent(pickle.Pickler):
    def persistent_id(self, obj):
        return ("plain", obj.x) if isinstance(obj, Plain) else None


class PersistentBack(pickle.Unpickler):
    def persistent_load(self, pid):
        return "loaded %s %s" % pid


out = io.BytesIO()
Persistent(out).dump([Plain(7), 1])
print(PersistentBack(io.BytesIO(out.getvalue())).load())
copyreg.pickle(Slots, lambda s: (Plain, (s.a,)))
print(pickle.loads(pickle.dumps(slots)).x, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
