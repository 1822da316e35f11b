from collections import deque
def http(status):
    match status:
        case 400: return "Bad request"
        case 404: return "Not found"
        case 418: return "teapot"
        case 401 | 403: return "Not allowed"
        case int(x) if x > 500: return f"server {x}"
        case str() as s: return "str " + s
        case True | None: return "single"
        case _: return "other"
for s in (400, 404, 418, 401, 403, 501, 500, "x", True, None, 1.5, 400.0): print(s, http(s))
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
def where(p):
    match p:
        case Point(0, 0): return "Origin"
        case Point(0, y): return f"Y={y}"
        case Point(x, 0): return f"X={x}"
        case Point(x=xx, y=yy) if xx == yy: return f"diag {xx}"
        case Point(): return "Somewhere"
        case (Point(x=1), Point(y=2)): return "pair"
        case [Point(x=a, y=b), *rest]: return a, b, len(rest)
        case _: return "Not a point"
for p in (Point(0,0), Point(0,5), Point(6,0), Point(3,3), Point(1,2), (Point(1,1),Point(2,2)), [Point(7,8), 1, 2], 5): print(where(p))
def cmd(c):
    match c.split():
        case ["quit"]: return "q"
        case ["go", ("north" | "south") as d]: return "go " + d
        case ["go", d]: return "bad dir " + d
        case ["drop", *objs]: return objs
        case []: return "empty"
        case [first, *_, last]: return first, last
        case [x]: return "one " + x
for c in ("quit", "go north", "go up", "drop a b c", "", "a b c d", "zz"): print(cmd(c))
def mp(d):
    match d:
        case {"type": "circle", "r": r}: return 3 * r
        case {"type": "rect", "w": int(w), "h": int(h)}: return w * h
        case {"type": t, **rest}: return t, rest
        case {}: return "any mapping"
        case _: return None
for d in ({"type": "circle", "r": 2}, {"type": "rect", "w": 2, "h": 3}, {"type": "rect", "w": "2", "h": 3}, {"a": 1}, {}, 3, []): print(mp(d))
dd = {}
match dd:
    case {"missing": x}: print("bad")
    case {}: print("ok", dict(dd))
import math
class Color:
    RED = 1; GREEN = 2
def col(x):
    match x:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case math.pi: return "pi"
        case -1: return "minus one"
        case -1.5: return "minus"
        case "a" "b": return "ab"
        case b"xy": return "bytes"
        case (1 | 2 | 3, [4, 5]) | ([4, 5], 1): return "nested"
        case None: return "none"
        case False: return "false"
for x in (1, 2, math.pi, -1, -1.5, "ab", b"xy", (3, [4,5]), ([4,5],1), None, False, 0): print(x, col(x))
def builtin(x):
    match x:
        case bool(b): return "bool", b
        case int(i): return "int", i
        case float(f): return "float", f
        case str(s): return "str", s
        case bytes(s): return "bytes", s
        case list(l): return "list", l
        case tuple((a, b)): return "tuple2", a, b
        case tuple(t): return "tuple", t
        case dict(d): return "dict", d
        case set(s): return "set", s
        case frozenset(s): return "fs", s
for x in (True, 3, 2.5, "s", b"b", [1], (1,2), (1,), {1:2}, {3}, frozenset({4}), None): print(builtin(x))
match [1, 2, 3, 4, 5]:
    case [a, b, *c]: print(a, b, c)
match range(4):
    case [x, *y]: print(x, y)
match deque([1,2]):
    case [x, y]: print("deque", x, y)
match "abc":
    case [a, b, c]: print("no")
    case str(): print("string is no sequence")
match (1, 2):
    case (x, y) if x > y: print("gt")
    case (x, y): print("le", x, y)
x = 5
match x:
    case x if False: pass
    case _: print("x is", x)
match 3:
    case y if y > 10: pass
    case _: print("y bound by failed guard:", y)
def nomatch(v):
    match v:
        case 1: return 1
print(nomatch(2))
match = 5
case = match + 1
print(match, case)
def match(x): return x * 2
print(match(3))
match (4):
    case 4: print("four")
match x, 6:
    case 5, z: print("tuple subject", z)
match *[1, 2], 3:
    case [1, 2, 3]: print("star subject")
type = 3
print(type)
_ = 9
match 10:
    case _: print(_)
for e in ("class", "few"):
    try:
        match Point(1, 2):
            case Point(1, 2, 3) if e == "class": pass
    except TypeError as err: print(err)
    try:
        match Point(1, 2):
            case Point(1, x=3): pass
    except TypeError as err: print(err)
    try:
        match 5:
            case e(): pass
    except TypeError as err: print(err)
class NoArgs: pass
try:
    match NoArgs():
        case NoArgs(1): pass
except TypeError as err: print(err)
class BadArgs: __match_args__ = ["a"]
try:
    match BadArgs():
        case BadArgs(1): pass
except TypeError as err: print(err)
class BadArgs2: __match_args__ = (1,)
try:
    match BadArgs2():
        case BadArgs2(1): pass
except TypeError as err: print(err)
k = "a"
class K: A = "a"; B = "a"
try:
    match {"a": 1}:
        case {K.A: x, K.B: y}: pass
except ValueError as err: print(err)
def tree(t):
    match t:
        case ("+", a, b): return tree(a) + tree(b)
        case ("*", a, b): return tree(a) * tree(b)
        case ("-", a): return -tree(a)
        case int() | float(): return t
        case _: raise ValueError(f"bad {t!r}")
print(tree(("+", 2, ("*", 3, ("-", 4)))))
def f():
    match {"user": {"name": "Bob", "roles": ["admin", "dev"]}}:
        case {"user": {"name": str(name), "roles": [*_, "dev"] as roles}}:
            return lambda: (name, roles)
print(f()())
def loop():
    out = []
    for v in [1, "a", 2, None, "stop", 3]:
        match v:
            case int(): out.append(v)
            case "stop": break
            case None: continue
            case str(): out.append(v.upper())
    else: out.append("no break")
    return out
print(loop())
class Sub(int): pass
match Sub(5):
    case int(v): print(v, v.__class__.__name__)
match {1: 2, None: 3, True: 4, "x": 5}:
    case {None: a, "x": b, **r}: print(a, b, r)
