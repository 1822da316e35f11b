def inner():
    received = yield 1
    print("inner got", received)
    yield 2
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [3, 4]
    yield from "ab"
    return "outer result"


g = outer()
print(next(g), g.send("hello"))
print(list(g))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(3)))


def failing():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield 99


def delegate():
    yield from failing()
    yield "after"


g = delegate()
next(g)
print(g.throw(ValueError("through")), list(g))
g = delegate()
next(g)
g.close()
print(next(g, "closed"))
