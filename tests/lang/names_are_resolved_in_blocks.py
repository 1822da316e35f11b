# Naming and binding: blocks, scopes, free names, class blocks, builtins, dynamic features.
x = "global"


def read(): return x


def local():
    x = "local"
    return x


def outer():
    x = "outer"

    def inner(): return x

    def binds():
        nonlocal x
        x = "rebound"
        return inner()
    return inner(), binds(), x


def declares():
    global x, made
    x = "changed"
    made = "by declares"


print(read(), local(), outer())
declares()
print(x, made)


class Block:
    x = "class"
    seen = [x for _ in range(1)]
    try:
        inner = [(lambda: x)() for _ in range(1)]
    except NameError as e:
        inner = str(e)
    y = x + "!"

    def method(self): return x


print(Block.seen, Block.inner, Block.y, Block().method())


class Conditional:
    if False:
        z = 1
    try:
        print(z)
    except NameError as e:
        print(e)


def unbound(flag):
    if flag:
        v = 1
    return v


print(unbound(True))
try:
    unbound(False)
except UnboundLocalError as e:
    print(e)


def free():
    def get(): return later
    try:
        get()
    except NameError as e:
        print(e)
    later = 1
    return get()


print(free())


def deleted():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)


deleted()
try:
    del not_there
except NameError as e:
    print(e)
for i in range(3): pass
print(i, [i for i in "ab"], i)
import os.path as p, sys
with open(__file__) as f: pass
print(f.closed, p.__name__ in sys.modules)
try:
    raise ValueError
except ValueError as err: pass
try:
    err
except NameError as e:
    print(e)


def dynamic():
    x = "local of dynamic"
    exec("x = 'by exec'; y = 2")
    return x, eval("x"), "y" in locals()


print(dynamic()[0])
print(eval("x + suffix", {"x": 1, "suffix": 2}), eval("a", {}, {"a": "mapping"}))
namespace = {}
exec("def f(): return g()\ndef g(): return 'in namespace'\nclass K: v = 1", namespace)
print(namespace["f"](), namespace["K"].v, "__builtins__" in namespace)
import builtins
builtins.extra = "from builtins"
print(extra)
len_before = len
len = lambda x: "shadowed"
print(len([]))
del len
print(len([1]))
print(sorted(k for k in globals() if k in ("x", "made", "read")), locals() is globals())


def defaults(a=x, b=lambda: x): return a, b()


x = "again"
print(defaults())


def walrus():
    if (n := 10) > 5: pass
    total = [last := v for v in range(4)]
    return n, last


print(walrus())
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]])
print((lambda *a, k=2, **kw: (a, k, kw))(1, 2, k=3, z=4))


def counter():
    count = 0

    class Counter:
        nonlocal count
        count += 1
        value = count
    return Counter.value, count


print(counter())
