from enum import (Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, member, nonmember, verify, CONTINUOUS,
                  NAMED_FLAGS, UNIQUE, EnumType, EnumMeta, FlagBoundary, CONFORM, EJECT, KEEP, STRICT, property)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1


print(Color, Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, type(Color.RED), type(Color))
print(list(Color), len(Color), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, Color.CRIMSON)
print(list(Color.__members__.items()))
print(Color.__members__)
print(Color.RED in Color, 2 in Color, 9 in Color, "RED" in Color, Color.RED == 1, Color.RED == Color.RED)
print(Color.RED is Color.RED, Color.RED != Color.BLUE, hash(Color.RED) == hash("RED"), bool(Color.RED))
print({Color.RED: "r", Color.BLUE: "b"}[Color.BLUE], isinstance(Color.RED, Color), list(reversed(Color)))
print(f"{Color.RED} {Color.RED!r} {Color.RED:>12}|", "%s" % Color.RED, "{}".format(Color.GREEN))
for bad in (lambda: Color(7), lambda: Color["PINK"], lambda: setattr(Color, "RED", 3), lambda: Color.PINK,
            lambda: Color.RED < Color.BLUE, lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "value", 3),
            lambda: setattr(Color.RED, "name", 3), lambda: Color("x"), lambda: Color()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    class More(Color):
        PINK = 4
except TypeError as e:
    print(e)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)
try:
    @unique
    class Unique(Enum):
        A = 1
        B = 1
        C = 1
except ValueError as e:
    print(e)


class Shape(Enum):
    SQUARE = auto()
    CIRCLE = auto()
    TEN = 10
    ELEVEN = auto()


print(list(Shape))


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @__import__("builtins").property
    def surface_gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)

    @classmethod
    def heaviest(cls):
        return max(cls, key=lambda p: p.mass)

    @staticmethod
    def help():
        return "planets"


print(Planet.EARTH, Planet.EARTH.value, Planet.EARTH.mass, round(Planet.EARTH.surface_gravity, 2), Planet.heaviest(),
      Planet.help(), Planet((3.303e+23, 2.4397e6)))


class Weekday(IntEnum):
    MONDAY = 1
    TUESDAY = 2


print(Weekday.MONDAY, repr(Weekday.MONDAY), Weekday.MONDAY + 1, Weekday.MONDAY < Weekday.TUESDAY, Weekday(2),
      Weekday.MONDAY == 1, f"{Weekday.TUESDAY:03d}", "%d" % Weekday.TUESDAY, [10, 20, 30][Weekday.MONDAY], str(Weekday.MONDAY),
      isinstance(Weekday.MONDAY, int), sum(Weekday), sorted(Weekday, reverse=True), 5 * Weekday.TUESDAY)


class Level(str, Enum):
    LOW = "low"
    HIGH = "high"


print(Level.LOW, repr(Level.LOW), Level.LOW == "low", Level("high"), Level.LOW.upper(), f"{Level.LOW}", Level.HIGH.value,
      "low" in Level, {"low": 1}[Level.LOW], len(Level.LOW), Level.LOW + "er", [x.value for x in Level])


class Strs(StrEnum):
    ONE = auto()
    TWO = "zwei"


print(Strs.ONE, repr(Strs.ONE), Strs.TWO == "zwei", f"{Strs.TWO:>6}", "-".join(Strs), Strs.ONE.title())


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(list(Perm), Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, repr(Perm.RW), Perm(0), repr(Perm(0)), Perm.R & Perm.W,
      ~Perm.R, Perm.R ^ Perm.RW, bool(Perm.R & Perm.W), Perm.R in Perm.RW, Perm.X in Perm.RW, Perm(7), list(Perm.RW),
      len(Perm(7)), (Perm.R | Perm.W) is Perm.RW, (Perm.R | Perm.X).name, (Perm.R | Perm.X).value, Perm["RW"], Perm(5) == Perm.R | Perm.X)
for bad in (lambda: Perm(8), lambda: Perm.R | 1, lambda: 1 in Perm.R, lambda: Perm("x")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Mode(IntFlag):
    A = 1
    B = 2
    C = 4


print(Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A | 8, repr(Mode.A | 8), Mode(3), Mode.A + 1, ~Mode.A, repr(~Mode.A), Mode(0),
      repr(Mode(0)), Mode.A == 1, Mode(7) & 2, repr(Mode(7) & 2), f"{Mode.B}", list(Mode(6)), Mode.A in Mode(3), Mode.A | Mode.B == 3)


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Eject(Flag, boundary=EJECT):
    A = 1
    B = 2


class Keep(Flag, boundary=KEEP):
    A = 1
    B = 2


print(Conform(7), repr(Eject(7)), type(Eject(7)), Keep(7), repr(Keep(9)), Perm.__name__)
Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.__module__, Animal.ANT.value)
print(list(Enum("B", ["X", "Y"], start=5)), list(Enum("C", {"X": 7, "Y": 8})), list(Enum("D", [("X", 1), ("Y", 4)])),
      list(IntEnum("E", "P,Q")), Flag("F", "R W X").X)


class Missing(Enum):
    A = 1
    DEFAULT = 0

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls.__members__.get(value.upper())
        if value == 5:
            return 5
        return cls.DEFAULT if value > 0 else None


print(Missing("a"), Missing(77))
for bad in (-1, 5, None):
    try:
        print(Missing(bad))
    except Exception as e:
        print(type(e).__name__, e)


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), count)

    NORTH = auto()
    SOUTH = auto()


print(list(Auto))


class Kinds(Enum):
    @member
    def go():
        return 1
    plain = nonmember(5)
    A = 1
    _ignore_ = ["tmp"]
    tmp = 3

    def method(self):
        return self.name

print(Kinds.plain, Kinds.A.method(), [k.name for k in Kinds])


class WithNew(Enum):
    def __new__(cls, code, label):
        obj = object.__new__(cls)
        obj._value_ = code
        obj.label = label
        return obj
    A = (1, "first")
    B = (2, "second")


print(WithNew(1), WithNew.B.label, WithNew.B.value, repr(WithNew.B))


class WithIntNew(int, Enum):
    def __new__(cls, value, label):
        obj = int.__new__(cls, value)
        obj._value_ = value
        obj.label = label
        return obj
    A = (1, "first")


print(WithIntNew.A + 1, WithIntNew.A.label, WithIntNew(1), repr(WithIntNew.A))


class Ordered(Enum):
    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented

    def __str__(self):
        return self.name.title()

    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


class Size(Ordered):
    S = 1
    M = 2
    L = 3


print(sorted([Size.L, Size.S]), max(Size), Size.L.next(), str(Size.M), f"{Size.M}", Size.M)
try:
    @verify(CONTINUOUS)
    class Gap(IntEnum):
        A = 1
        C = 3
except ValueError as e:
    print(e)
try:
    @verify(NAMED_FLAGS)
    class Bits(Flag):
        A = 1
        C = 12
except ValueError as e:
    print(e)
try:
    @verify(UNIQUE)
    class U(Enum):
        A = 1
        C = 1
except ValueError as e:
    print(e)


class Tup(tuple, Enum):
    A = (1, 2)
    B = (3, 4)


print(Tup.A, repr(Tup.A), Tup.A[1], Tup((3, 4)))


class Real(float, Enum):
    PI = 3.5


print(Real.PI * 2, repr(Real.PI), Real.PI)


class Lists(Enum):
    A = [1, 2]
    B = {"k": 1}
    C = [1, 2]


print(Lists.A, Lists([1, 2]), Lists.C is Lists.A, Lists.B.value["k"])
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
print(EnumType is EnumMeta, isinstance(Color, EnumType), issubclass(Weekday, int))
print(Color.RED._name_, Color.RED._value_, Color._member_names_, Color._member_map_)
print([x for x in dir(Color) if not x.startswith("__")], [x for x in dir(Color.RED) if not x.startswith("__")])


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b


print(Op.ADD(3, 4), Op("-")(3, 4))


class State(Enum):
    A = "a"
    B = "b"
    C = "c"

    def can(self, other):
        return other in {State.A: [State.B], State.B: [State.C], State.C: []}[self]


print(State.A.can(State.B), State.A.can(State.C), State.C.can(State.A))


class Empty(Enum):
    pass


try:
    Empty(3)
except Exception as e:
    print(type(e).__name__, e)


class Holder(Enum):
    _private = 1
    __dunderish = 2
    A = 3


print([m.name for m in Holder])
