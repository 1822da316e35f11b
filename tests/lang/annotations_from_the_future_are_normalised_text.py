# Under `from __future__ import annotations` the texts are written anew from what was understood.
from __future__ import annotations


def f(
    a: list [ int ], b: dict[str,int]={}, *args: "quoted" 'text', c: (int), d: (int , str), e: Tuple[int,...],
    g: int|None = None, h: Tuple[()], i: x . y . z, j: f( a,b = 1,*c , **d ), k: lambda x,*y,z=1 : x+1,
    l: [ a for a in b if c ], m: { 'a' : 1,**b }, n: (yie if a else b), o: a[1:2 ,:: 3], p: -1, q: not  a,
    r: (a+b)*c, s: a+(b*c), t: (-a)**-b, u: a ** (b ** c), v: (a ** b) ** c, w: a<b<=c, x: (a<b)<c,
    y: a and b or (c and (d or e)), z: 1_000 + 0xff + 1e5 + 1.50 + 2j, **kw: "it's"
) -> Callable[[int,  str],None]: ...


for name, text in f.__annotations__.items():
    print(name, "=", text)


class C:
    a: f"x{ y!r:>{ w } }z {{}}"
    b: lambda: 0
    c: (lambda a=1, /, b=2, *, c, d=3, **e: (a, b))
    e: {1, 2}
    f: {a: b for a, b in c}
    g: (a for a in b for c in d if e if f)
    h: sum(a for a in b)
    i: b'bytes' b"\x00'"
    j: ...
    k: (1).real
    l: 1.5.real
    m: [*a, *b]
    n: x[a, b]
    o: x[(a, b)]
    p: x[*a]
    q: u'u'
    r: ~ (a @ b) // c % d
    s: a if (b if c else d) else (e if f else g)
    t: a is  not b
    u: a not  in (b)
    v: (a,)
    w: await_(x)(y)[z]
    x: """triple
line"""
    y: 'é\t"'
    z: 1e400 - 1e400j
    aa: a | b ^ c & d << e - f
    bb: ((a | b) ^ c) & (d << (e - f))
    cc: a - (b - c) - d
    dd: not (not a)
    ee: (not a) + 1
    ff: -(-a)
    gg: (-1) ** 2
    hh: 2 ** -1
    ii: "a" if b else None
    jj: {}
    kk: ()
    ll: []
    mm: f'{a}' "{b}" f'{c=}'
    nn: f"{ {1: 2} }"
    oo: a[b][c](d)(*e)
    pp: Literal["x", 'y', -1, True]
    qq: "List[int]"
    rr: Optional [ "Node" ]
    ss: a.b


for name, text in C.__annotations__.items():
    print(name, "=", text)
value: int | str = 3
print(__annotations__)


def starred(*args: *Ts): ...


print(starred.__annotations__)
print((lambda: 0).__annotations__)
import typing


class Node:
    next: Node | None
    items: list [Node]


print(typing.get_type_hints(Node))
