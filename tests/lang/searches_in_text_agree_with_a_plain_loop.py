"""Searching, splitting and replacing in texts of all widths agree with a plain loop."""
import random

random.seed(3)
for n in range(300):
    al = random.choice(["ab", "abé", "ab中", "ab😀é"])
    x = "".join(random.choice(al) for _ in range(random.randint(0, 60)))
    y = "".join(random.choice(al) for _ in range(random.randint(1, 3)))
    z = "".join(random.choice("aé中😀") for _ in range(random.randint(0, 3)))
    assert y.join(x.split(y)) == x
    assert x.replace(y, z) == z.join(x.split(y))
    assert x.count(y) == len(x.split(y)) - 1
    assert x.rsplit(y)[::-1] == [p[::-1] for p in x[::-1].split(y[::-1])]
    i = x.find(y)
    naive = -1
    for k in range(len(x) - len(y) + 1):
        if x[k:k + len(y)] == y:
            naive = k
            break
    assert i == naive, (x, y)
    naive = -1
    for k in range(len(x) - len(y), -1, -1):
        if x[k:k + len(y)] == y:
            naive = k
            break
    assert x.rfind(y) == naive
    assert (y in x) == (i >= 0)
    assert x.partition(y) == ((x[:i], y, x[i + len(y):]) if i >= 0 else (x, "", ""))
    assert x.encode().decode() == x
    assert repr(x) == "'" + x + "'"
    assert (x < z) == ([ord(q) for q in x] < [ord(q) for q in z])
    assert x[::-1][::-1] == x and x[::2] == "".join(x[k] for k in range(0, len(x), 2))
    assert x.upper().lower() == x and len(x) == len(list(x))
    assert (x + z)[:len(x)] == x and x * 3 == x + x + x
a = "a" * 20000
print(a.find("a" * 2000 + "b" + "a" * 2000), a.count("aab"), a.rfind("ba"), ("é" + a).find("aé"))
print("ok")
