import dataclasses
from dataclasses import (dataclass, field, fields, asdict, astuple, replace, is_dataclass, make_dataclass, FrozenInstanceError, InitVar, KW_ONLY, MISSING)
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point(3, 4)
print(p, p.norm(), p == Point(3, 4), p != Point(1), Point(x=1), Point.__doc__, Point.__match_args__, Point.__hash__, p.__eq__(3))
p.x = 9
print(p, asdict(p), astuple(p), replace(p, y=7), is_dataclass(p), is_dataclass(Point), is_dataclass(3))
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: p < p, lambda: hash(p), lambda: asdict(3), lambda: replace(p, q=1), lambda: fields(3)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print([(f.name, f.type, f.default is MISSING) for f in fields(Point)])
print(fields(Point)[1].name, fields(Point)[1].kw_only, fields(Point)[1].metadata)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    tag: str = field(default="", compare=False, repr=False)


v = Version(1, 2, "x")
print(v, v < Version(1, 3), sorted([Version(2), Version(1, 5), Version(1)]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)], max(v, Version(0)), v >= Version(1, 2))
for bad in (lambda: setattr(v, "major", 3), lambda: delattr(v, "minor"), lambda: setattr(v, "new", 1), lambda: v < 3):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(issubclass(FrozenInstanceError, AttributeError))


@dataclass
class Cart:
    owner: str
    items: List[str] = field(default_factory=list)
    total: float = field(default=0.0, init=False)
    count: ClassVar[int] = 0
    scale: InitVar[Optional[int]] = None

    def __post_init__(self, scale):
        self.total = len(self.items) * (scale or 1)


a, b = Cart("a"), Cart("b", ["x"], 5)
a.items.append("q")
print(a, b, b.items, [f.name for f in fields(Cart)], Cart.count)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        a: int = 0
        b: int
except TypeError as e:
    print(e)


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    b: int = 20


print(Derived(1), Derived(1, 2, 3), [f.name for f in fields(Derived)])


@dataclass(kw_only=True)
class Kw:
    a: int
    b: int = 2


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: str


print(Kw(a=1), Mixed(1, c="z"))
for bad in (lambda: Kw(1), lambda: Mixed(1, 2), lambda: Mixed(1)):
    try:
        bad()
    except TypeError as e:
        print(e)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5


s = Slotted(1)
print(s, Slotted.__slots__)


@dataclass(eq=False)
class NoEq:
    x: int


@dataclass(repr=False)
class NoRepr:
    x: int

    def __repr__(self):
        return "custom"


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: list = field(default_factory=list, hash=False)


print(NoEq(1) == NoEq(1), NoRepr(1), hash(Hashed(1)) == hash(Hashed(1, [2])))


@dataclass
class Node:
    value: int
    next: Optional["Node"] = None
    children: list = field(default_factory=list)


n = Node(1, Node(2))
n.children.append(n)
print(n, Node(1) == Node(1))


@dataclass
class Outer:
    p: Point
    ps: list
    d: dict


o = Outer(Point(1, 2), [Point(3)], {"k": Point(5)})
print(asdict(o), astuple(o), asdict(o, dict_factory=lambda kv: sorted(kv)))
C = make_dataclass("C", ["a", ("b", int), ("c", int, field(default=5))], namespace={"twice": lambda self: self.b * 2})
print(C(1, 2), C(1, 2).twice(), C.__module__, C.__annotations__)


@dataclass
class Meta:
    x: int = field(default=1, metadata={"unit": "m"})
    y: int = field(default=2, repr=False, compare=False)


print(fields(Meta)[0].metadata["unit"], Meta(), Meta(y=3) == Meta(), fields(Meta)[0].metadata)


@dataclass
class Prop:
    _x: int = 0

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, v):
        if v < 0:
            raise ValueError("negative")
        self._x = v


q = Prop(3)
q.x = 5
print(q, q.x)


@dataclass
class WithInit:
    x: int

    def __init__(self):
        self.x = 42


print(WithInit())


@dataclass(order=True)
class Prio:
    sort_index: int = field(init=False, repr=False)
    name: str
    age: int

    def __post_init__(self):
        self.sort_index = self.age


print(sorted([Prio("a", 3), Prio("b", 1)]), Prio("x", 1) < Prio("a", 2))
try:
    @dataclass(order=True)
    class Clash:
        x: int

        def __lt__(self, other):
            return True
except TypeError as e:
    print(e)
try:
    @dataclass
    class Thaw(Version):
        z: int = 0
except TypeError as e:
    print(e)
try:
    Prio("a", 1) < 3
except TypeError as e:
    print(e)


@dataclass
class Pos:
    self: int
    default: str = "d"
    T: type = int


print(Pos(1))


@dataclass
class Account:
    owner: str
    balance: float = 0.0

    def __post_init__(self):
        if self.balance < 0:
            raise ValueError("Balance cannot be negative")


try:
    Account("x", -1)
except ValueError as e:
    print(e)
print(Account.__init__.__qualname__, Account.__init__.__annotations__, Account.__eq__.__qualname__, Account.__doc__)
