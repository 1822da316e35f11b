# What a class derived from a built-in type defines comes before what the type does.
class Str(str):
    def __add__(self, o): return "ADD"
    def __radd__(self, o): return "RADD"
    def __mul__(self, o): return "MUL"
    def __mod__(self, o): return "MOD"
    def __eq__(self, o): return "EQ"
    def __lt__(self, o): return "LT"
    def __contains__(self, o): return True
    def __getitem__(self, o): return "ITEM"
    def __len__(self): return 77
    def __hash__(self): return 5
    def __iter__(self): return iter([1])
    def __str__(self): return "STR"
    def __format__(self, s): return "FMT"
    def __bool__(self): return False
s = Str("hi"); t = "x"
print(s + "x", s + t, t + s, "x" + s, s * 2, s % 1, s == "hi", "hi" == s, s < "z", "q" in s, s[0], len(s), hash(s), list(s), str(s), f"{s}", bool(s), "%s" % s, "{}".format(s), s + s)
u = s; u += "k"; print(u)
class L(list):
    def __add__(self, o): return "ADD"
    def __iadd__(self, o): return "IADD"
    def __mul__(self, o): return "MUL"
    def __eq__(self, o): return "EQ"
    def __lt__(self, o): return "LT"
    def __contains__(self, o): return True
    def __getitem__(self, o): return "ITEM"
    def __setitem__(self, k, v): print("set")
    def __delitem__(self, k): print("del")
    def __len__(self): return 77
    def __iter__(self): return iter([1])
    def __bool__(self): return False
l = L([5]); print(l + [1], l * 2, l == [5], l < [9], 9 in l, l[0], len(l), list(l), bool(l), [1] + l, [5] == l); l[0] = 1; del l[0]; l += [1]; print(l, [*l] if isinstance(l, list) else 0)
class T(tuple):
    def __add__(self, o): return "ADD"
    def __getitem__(self, o): return "ITEM"
    def __eq__(self, o): return "EQ"
    def __len__(self): return 77
    def __contains__(self, o): return True
    def __iter__(self): return iter([1])
    def __mul__(self, n): return "MUL"
    def __lt__(self, n): return "LT"
    __hash__ = tuple.__hash__
t = T((5,)); print(t + (1,), t[0], t == (5,), len(t), 3 in t, list(t), t * 2, t < (1,), (5,) == t, t[1:])
a, = t; print(a)
class D(dict):
    def __getitem__(self, k): return "ITEM"
    def __setitem__(self, k, v): print("set")
    def __delitem__(self, k): print("del")
    def __contains__(self, k): return True
    def __len__(self): return 77
    def __iter__(self): return iter("zz")
    def __eq__(self, o): return "EQ"
    def __or__(self, o): return "OR"
    def keys(self): return ["kk"]
    def get(self, k, d=None): return "GET"
d = D(a=1); print(d["a"], "q" in d, len(d), list(d), d == {}, d | {}, {**d}, d.get(1), {} == d); d["x"] = 1; del d["x"]; print(dict(d))
class S(set):
    def __contains__(self, k): return "yes"
    def __or__(self, o): return "OR"
    def __sub__(self, o): return "SUB"
    def __len__(self): return 77
    def __eq__(self, o): return "EQ"
    def __le__(self, o): return "LE"
    __hash__ = None
s = S([1]); print(9 in s, s | {1}, s - {1}, len(s), s == {1}, s <= {1}, {1} | s)
class I(int):
    def __add__(self, o): return "ADD"
    def __radd__(self, o): return "RADD"
    def __eq__(self, o): return "EQ"
    def __lt__(self, o): return "LT"
    def __bool__(self): return False
    def __neg__(self): return "NEG"
    def __index__(self): return 1
    def __hash__(self): return 1
    def __floordiv__(self, o): return "FD"
    def __pow__(self, o): return "POW"
    def __and__(self, o): return "AND"
    def __str__(self): return "STR"
    def __float__(self): return 9.5
i = I(5); n = 3; print(i + 1, 1 + i, n + i, i + n, i == 5, 5 == i, i < 9, 4 > i, bool(i), -i, i // 2, i ** 2, i & 1, str(i), f"{i}", float(i), i - 1, range(i), i * i)
i += 1; print(i)
class F(float):
    def __add__(self, o): return "ADD"
    def __radd__(self, o): return "RADD"
    def __lt__(self, o): return "LT"
    def __eq__(self, o): return "EQ"
    def __bool__(self): return False
    def __neg__(self): return "NEG"
f = F(1.5); g = 2.0; print(f + 1.0, 1.0 + f, g + f, f + g, f < 2.0, f == 1.5, bool(f), -f, 1 + f, f * 2)
class B(bytes):
    def __add__(self, o): return "ADD"
    def __getitem__(self, i): return "ITEM"
    def __eq__(self, o): return "EQ"
    def __len__(self): return 77
b = B(b"x"); print(b + b"y", b[0], b == b"x", len(b))
