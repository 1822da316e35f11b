"""Strings that grew from one another share their text; each keeps its own."""
import random

random.seed(3)
# growing, shared prefixes, mixed widths
s = ""
parts = []
for i in range(3000):
    c = random.choice(["a", "bc", "é", "", "xyz" * 5])
    s += c
    parts.append(c)
assert s == "".join(parts)
base = "x" * 400
a = base + "1"
b = a + "2"
c = a + "3"
assert b[-2:] == "12" and c[-2:] == "13" and a[-1] == "1", (a, b, c)
w = a + "中"
assert w[-1] == "中" and len(w) == 402 and w[:401] == a
w2 = w + "é"
w3 = w + "😀"
assert w2[-2:] == "中é" and w3[-2:] == "中😀"
assert w3[:-1] == w
assert hash(w3[:-1]) == hash(w)
assert w[:10] == base[:10] and {w[:10]: 1}[base[:10]] == 1
# narrow after slice / replace / strip
t = "中abc中"
assert t[1:4] == "abc" and {"abc": 1}[t[1:4]] == 1
assert t.strip("中") == "abc" and {"abc": 1}[t.strip("中")] == 1
assert t.replace("中", "") == "abc" and {"abc": 1}[t.replace("中", "")] == 1
assert "é1".replace("é", "e").isascii()
out = ""
for i in range(20000):
    out += "abc%d" % i
print(len(out), out[-20:])
