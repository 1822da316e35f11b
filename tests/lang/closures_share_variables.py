def counter(start=0):
    count = start

    def up(by=1):
        nonlocal count
        count += by
        return count

    def get():
        return count

    return up, get


up, get = counter(10)
print(up(), up(5), get())
other_up, other_get = counter()
print(other_up(), get(), other_get())

functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])


def late():
    def inner():
        return value
    value = 1
    first = inner()
    value = 2
    return first, inner()


print(late())
