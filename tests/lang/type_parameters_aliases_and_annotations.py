type Point = tuple[float, float]
print(Point, Point.__value__, type(Point), Point.__type_params__)
type L[T] = list[T]
print(L, L.__type_params__, L[int])
type Rec = dict[str, Rec]
print(Rec.__value__)
def first[T](xs: list[T]) -> T:
    return xs[0]
print(first([1, 2]), first.__type_params__, first.__annotations__, first.__name__, first.__qualname__)
class Stack[T]:
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
    def conv[U: (int, str)](self, f: U) -> U: return f
    def sup(self): return super().__repr__()[:5], __class__.__name__
s = Stack[int](); s.push(3); print(s.pop(), Stack.__type_params__, Stack.__mro__, Stack.__qualname__, s.sup())
print(Stack.conv.__type_params__[0].__constraints__, Stack.conv.__qualname__)
class Box[T: int, *Ts, **P](Stack[T]): pass
print(Box.__type_params__, Box.__type_params__[0].__bound__, [type(p).__name__ for p in Box.__type_params__])
def lazy[T: undefined_thing](x: T): return x
print(lazy(1))
try: lazy.__type_params__[0].__bound__
except NameError as e: print(e)
def dec(f): print("dec", f.__name__); return f
class K:
    @dec
    def m[T](self, x: T, y: int = 5, *a: T, k: T = 3, **kw: T) -> T: return (x, y, a, k, kw)
    @staticmethod
    def s[T](x: T) -> T: return x
print(K().m(1, 2, 3, k=4, z=5), K.s(9), K.m.__qualname__)
def outer():
    y = 10
    def inner[T](x: T): return x, y, T.__name__
    class In[Q]:
        z = y
        def g(self): return y, Q.__name__
    return inner(1), In().g(), In.z
print(outer())
type type = int
print(type)
type = 5
print(type)
class Two[A, B]: pass
print(Two[int, str], Two.__parameters__)
async_ = 1
x: int = 3
y: "undefined"
print(__annotations__)
class An:
    a: int
    b: str = "x"
    c: "list[An]" = None
print(An.__annotations__)
def ann(a: int, *args: str, b: float = 1, **kw: dict) -> None:
    loc: undefined = 3
    return loc
print(ann.__annotations__, ann(1) if 0 else 1)
