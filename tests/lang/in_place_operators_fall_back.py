x = [1]
y = x
x += (2, 3)
print(y, x is y)
x = x + [4]
print(y, x)
t = (1,)
u = t
t += (2,)
print(t, u)
s = "a"
s += "b"
s *= 3
print(s)
n = 7
n -= 2
n *= 3
n //= 2
n **= 2
n %= 30
n <<= 3
n >>= 1
n |= 1
n &= 0b11101
n ^= 0xff
n /= 2
print(n)
a = {1, 2, 3}
b = a
a &= {2, 3, 4}
a |= {9}
a -= {3}
a ^= {2, 5}
print(sorted(b), a is b)
d = {"k": [0]}
d["k"][0] += 5
d["k"] += [1]
print(d)
x *= 2
print(x)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
evaluated = []


def index():
    evaluated.append(1)
    return 0


items = [10]
items[index()] += 1
print(items, len(evaluated))
d = {1: 1}
d |= {2: 2}
print(d, d | {1: 0})
