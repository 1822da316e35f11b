def a():
    x = "a"

    def b():
        y = "b"

        def c():
            nonlocal x
            x += "!"
            return x + y

        return c

    c = b()
    return c(), c(), x


print(a())


def deep(n):
    if n == 0:
        return lambda: 0
    inner = deep(n - 1)
    return lambda: inner() + n


print(deep(50)())
