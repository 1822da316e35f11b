import typing
from typing import *
from collections.abc import Callable as AbcCallable

print(Optional[int], Union[int, str], Union[int, None], Union[int, str, None], List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()],
      Callable[[int, str], bool], Callable[..., int], Any, NoReturn, ClassVar[int], Final[int], Literal[1, "a"], Type[int],
      Annotated[int, "meta", 3], Iterable[int], Sequence[str], Set[int], FrozenSet[int], DefaultDict[str, int], Deque[int],
      Generator[int, None, str], Self, Never, LiteralString, TypeAlias, List, Dict, Callable, Union, Optional, sep="\n")
T = TypeVar("T")
K = TypeVar("K", bound=str)
V = TypeVar("V", int, float)
C = TypeVar("C", covariant=True)
print(T, K, V, C, T.__name__, K.__bound__, V.__constraints__, List[T], Dict[K, V], List[T][int])
print(list[int], dict[str, int], int | str, int | None, list[int] | None, Optional["Node"], List["Node"], tuple[int, ...], type[int])
print(Union[int, int], Union[int, Union[str, int]], Optional[None], Union[int] is int, Union[int, str] == Union[str, int],
      (int | str) == Union[int, str], hash(List[int]) == hash(List[int]), List[int] == List[int], list[int] == List[int])


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


s: Stack[int] = Stack[int]()
s.push(3)
print(s.pop(), Stack[int], Stack.__parameters__, Stack[int].__args__, s.__orig_class__, Stack.__orig_bases__, Stack.__mro__)


class Pair(Generic[K, V]):
    pass


class IntPair(Pair[str, int]):
    pass


print(Pair[str, int], IntPair.__orig_bases__, IntPair.__parameters__)
for bad in (lambda: Pair[int], lambda: Stack[int, str], lambda: IntPair[int], lambda: Optional[1, 2], lambda: Generic[int],
            lambda: Union[()], lambda: List[1, 2], lambda: List(), lambda: Union(), lambda: Any(), lambda: isinstance(3, List[int]),
            lambda: isinstance(3, Any), lambda: isinstance([], list[int]), lambda: TypeVar("A", int), lambda: int[3]):
    try:
        print(bad())
    except TypeError as e:
        print(e)


@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...


class Circle:
    def draw(self):
        return "O"


class Named(Protocol):
    name: str


@runtime_checkable
class HasName(Protocol):
    name: str


class Person:
    def __init__(self):
        self.name = "p"


print(isinstance(Circle(), Drawable), isinstance(3, Drawable), issubclass(Circle, Drawable), isinstance(Person(), HasName), isinstance(Circle(), HasName))
for bad in (lambda: isinstance(3, Named), lambda: Drawable(), lambda: issubclass(Person, HasName)):
    try:
        print(bad())
    except TypeError as e:
        print(e)


class Explicit(Drawable):
    def draw(self):
        return super().draw()


print(Explicit().draw(), isinstance(Explicit(), Drawable))


class Comparable(Protocol[T]):
    def compare(self, other: T) -> int: ...


print(Comparable[int], isinstance(3, SupportsInt), isinstance("a", SupportsInt), isinstance(3.5, SupportsRound), isinstance([], Sized), isinstance(3, Hashable))


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0

    def norm(self):
        return self.x + self.y

    @property
    def double(self):
        return Point(self.x * 2, self.y * 2)


p = Point(3)
print(p, p.x, p.norm(), p.double, p._asdict(), p._replace(y=5), Point._fields, Point._field_defaults, Point.__annotations__, Point.__doc__, p == (3, 0))
x, y = p
print(x, y, Point(1, y=2), isinstance(p, tuple), Point.__mro__)
try:
    Point()
except TypeError as e:
    print(e)
Emp = NamedTuple("Emp", [("name", str), ("id", int)])
print(Emp("a", 1), Emp.__annotations__)
try:
    class Bad(NamedTuple):
        a: int = 0
        b: int
except TypeError as e:
    print(e)


class Movie(TypedDict):
    title: str
    year: int


class More(Movie, total=False):
    rating: float


m: Movie = {"title": "x", "year": 1}
print(Movie(title="a", year=2), Movie.__annotations__, More.__total__, sorted(More.__required_keys__), sorted(More.__optional_keys__), Movie.__required_keys__ == {"title", "year"})
Alt = TypedDict("Alt", {"in": int})
print(Alt.__annotations__, type(Movie(title="a", year=2)))
try:
    isinstance(m, Movie)
except TypeError as e:
    print(e)


def f(a: int, b: "str", c: Optional["Point"] = None, *args: int, **kw: float) -> List[int]:
    return []


print(get_type_hints(f), f.__annotations__)


class Hinted:
    a: int
    b: "List[int]"
    c: ClassVar[str] = "x"
    d: Annotated[int, "m"] = 3


print(get_type_hints(Hinted), get_type_hints(Hinted, include_extras=True)["d"])
print(get_origin(List[int]), get_args(List[int]), get_origin(Union[int, str]), get_args(Optional[int]), get_args(Callable[[int], str]), get_origin(list[int]), get_origin(int),
      get_args(int), get_origin(Annotated[int, 1]), get_args(Annotated[int, 1]), get_args(Literal[1, 2]), get_origin(Literal[1]), get_args(dict[str, int]), get_args(int | str))
UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId.__name__, UserId.__supertype__, UserId)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x


print(g(3), g("a"), cast(int, "x"), TYPE_CHECKING, len(get_overloads(g)))


@final
class Leaf:
    @override
    def x(self): ...


print(Leaf.__final__)
try:
    assert_never(3)
except AssertionError as e:
    print(e)
P = ParamSpec("P")
print(Callable[P, int], P.args, P.kwargs, Callable[Concatenate[int, P], str])
Ts = TypeVarTuple("Ts")
print(Ts, AnyStr, ForwardRef("X"), Text, Callable[[], None])
Vector = List[float]
Json = Union[Dict[str, "Json"], List["Json"], str, int, None]
print(Vector, Json)


class Repo(Generic[T]):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print("sub", cls.__name__)


class UserRepo(Repo[int]):
    pass


class Seq(Sequence[T]):
    def __getitem__(self, i):
        return i

    def __len__(self):
        return 2


print(Seq()[1], Seq[int], isinstance(Seq(), Sequence))


class MyList(List[int]):
    pass


class MyDict(Dict[str, T]):
    pass


print(MyList([1, 2]), MyDict(a=1), MyDict[int], MyList.__mro__)
print(AbcCallable[[int], str], typing.get_args(AbcCallable[[int], str]))
