def f():
    x = 1

    def g():
        return x

    del x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    x = 2
    return g()


print(f())


def counter():
    def inc():
        nonlocal n
        n += 1
        return n
    n = 0
    return inc


c = counter()
print(c(), c())
