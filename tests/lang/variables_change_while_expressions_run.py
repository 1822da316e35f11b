# Walrus, nonlocal and unpacking change variables that an expression has already read.
def f(a, b=2, *c, d=4, **e):
    a, b = b, a
    print(a, b, (a := a + 1), a, (a := a * 2) + a, a + (a := 1) + a)
    x = [a, (a := a + 1), a, [a := a + 1 for _ in range(2)], a]
    print(x)
    y = a if (a := 0) else a
    print(y, a)
    a = b = 3
    a += (a := 10)
    print(a)
    b = b + (lambda: b)() + (b := 5) + b
    print(b)
    l = [1, 2, 3]
    i = 0
    i = l[i] = 2
    print(i, l)
    l = [0, 0, 0]; i = 0
    l[i], i, l[i] = 1, 2, 3
    print(l, i)
    k = 0
    def nxt():
        nonlocal k
        k += 1
        return k
    l = [10] * 6
    l[nxt()] += nxt() + nxt()
    print(l, k)
    d = {}
    d[nxt()] = d[nxt()] = nxt()
    print(d)
    def kw(**kw): return kw
    print(kw(a=nxt(), b=nxt(), **{'c': nxt()}))
    print([nxt(), *[nxt(), nxt()], nxt()])
    print({nxt(): nxt(), **{nxt(): nxt()}})
    print(nxt() < nxt() < nxt(), nxt() == nxt())
    m = 1
    m -= m - (m := 4)
    print(m)
    s = 'a'; s += s * (s := 'bb').__len__(); print(s)
    t = 1, 2
    t += 3,
    print(t)
    return a
print(f(1, 2, 3, d=5, z=6))
def g(n):
    if n and (n := n - 1): return n + g(n)
    return n
print(g(5))
def h(x):
    x, x = 1, x
    y = x, x, x = 5, 6, 7
    return x, y
print(h(3))
def sw(a, b, c): 
    a, b, c = c, a, b
    [a, b], c = (b, a), c
    a, *b, c = a, b, c, a
    return a, b, c
print(sw(1, 2, 3))
def p(x):
    y = x
    x = x + 1
    z = [x for x in [x, y]]
    return x, y, z
print(p(1))
def q(x):
    while (x := x - 1) > 0 and x != 3: y = x
    return x, y
print(q(9))
def r(x):
    try: x = x / 0
    except ZeroDivisionError as x: pass
    try: return x
    except UnboundLocalError as e: return str(e)
print(r(1))
def s(x, y=[]):
    y += [x]
    return y
print(s(1), s(2), s(3, []))
def t():
    a = [1]; b = a; b += [2]; b = b + [3]
    return a, b
print(t())
class A:
    v = 1
    def m(self): self.v += 1; return self.v, A.v
print(A().m())
def u(x):
    return (x, (lambda x: x + 1)(x), [x for x in range(x)], {x: x for x in range(2)}, x)
print(u(3))
def v(a):
    b = a
    b = b.append if a else b
    b(3)
    return a
print(v([1]))
def w(i):
    return i and i + 1 or i - 1, not i, i or (i := 3), i
print(w(0), w(2))
def z(x):
    del x
    x = 1
    for x in range(3):
        if x == 1: del x; continue
    return x
print(z(4))
