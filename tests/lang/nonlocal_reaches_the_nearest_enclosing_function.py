def outer():
    x = 0
    y = "outer y"

    def middle():
        nonlocal x
        x += 1
        y = "middle y"

        def inner():
            nonlocal x, y
            x += 10
            y += "!"
            return x, y

        return inner(), y

    return middle(), x, y


print(outer())


def accumulate():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    return add


a, b = accumulate(), accumulate()
print(a(5), a(6), b(1))


def loops():
    fs = []
    for i in range(3):
        def f(i=i):
            nonlocal_value = i * 2
            return nonlocal_value
        fs.append(f)
    return [f() for f in fs]


print(loops())


def in_class():
    n = 1

    class K:
        def up(self):
            nonlocal n
            n += 1
            return n

    k = K()
    return k.up(), k.up(), n


print(in_class())
