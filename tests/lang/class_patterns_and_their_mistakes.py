# match statements: captures, guards, mappings, classes; what wrong class patterns raise.
def m(x):
    match x:
        case 0 | 1 | 2: return "small"
        case int(n) if n > 100: return f"big {n}"
        case str() as s if s.isupper(): return "upper " + s
        case "a" "b": return "ab"
        case [] | (): return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1 and {rest}"
        case [_, (a, b), *_]: return f"nested {a} {b}"
        case {"type": "t", "v": v, **rest}: return f"dict {v} {rest}"
        case {}: return "any dict"
        case None | True: return "None/True"
        case float(real=r): return f"float {r}"
        case -5: return "minus"
        case 1+2j: return "complex"
        case bytes(): return "bytes"
        case range(start=0, stop=s): return f"range {s}"
        case object(x=1): return "x=1"
        case _: return "other"
class O: x = 1
for v in (0, True, 500, 50, "ABC", "ab", [], (), [9], (1, 2, 3), [0, (1, 2), 5], {"type": "t", "v": 1, "z": 2}, {"q": 1}, None, False, 2.5, -5, 1+2j, b"x", range(0, 5), O(), "x", {1}):
    print(repr(v), m(v)) if not isinstance(v, O) else print(m(v))
class P:
    __match_args__ = ("a", "b")
    def __init__(s, a, b): s.a, s.b = a, b
match P(1, [2, 3]):
    case P(1, [x, y]) as whole: print(x, y, whole.a)
for bad in ("match P(1,2):\n case P(1, a=1): pass", "match 1:\n case int(1, 2): pass", "match P(1,2):\n case P(1,2,3): pass"):
    try: exec(bad)
    except TypeError as e: print(e)
class Q: __match_args__ = "ab"
try:
    match Q():
        case Q(1): pass
except TypeError as e: print(e)
class R: __match_args__ = (1,)
try:
    match R():
        case R(1): pass
except TypeError as e: print(e)
try:
    match 5:
        case len(): pass
except TypeError as e: print(e)
import enum
class Color(enum.Enum): RED = 1; BLUE = 2
match Color.BLUE:
    case Color.RED: print("red")
    case Color.BLUE: print("blue")
match {"a": {"b": [1, {"c": 5}]}}:
    case {"a": {"b": [_, {"c": v}]}}: print(v)
