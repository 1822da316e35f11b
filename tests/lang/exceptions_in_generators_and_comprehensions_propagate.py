def gen():
    yield 1
    raise ValueError("in generator")


try:
    for x in gen():
        print(x)
except ValueError as e:
    print(e)
try:
    [1 / x for x in [1, 0]]
except ZeroDivisionError as e:
    print(e)
try:
    sum(1 / x for x in [2, 0])
except ZeroDivisionError as e:
    print(e)


def protect():
    try:
        yield 1
        yield 2
    finally:
        print("finally in generator")


for x in protect():
    print(x)
g = protect()
next(g)
g.close()


def handles():
    while True:
        try:
            x = yield
            print(10 / x)
        except ZeroDivisionError:
            print("no division")


h = handles()
next(h)
for v in [5, 0, 2]:
    h.send(v)
def with_return():
    try:
        yield "a"
        return "early"
    finally:
        print("left")


print(list(with_return()))
