def careful():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            print("handled", e)
            yield "recovered"
        finally:
            print("cleanup")


g = careful()
print(next(g))
print(g.throw(ValueError("bad")))
print(next(g))
g.close()
print(list(g))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def plain():
    yield 1


g = plain()
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print("out", e)
g = plain()
g.close()
print(list(g))


def raises():
    yield 1
    raise StopIteration("inside")


try:
    list(raises())
except RuntimeError as e:
    print(e, repr(e.__cause__))
g = (lambda: (yield))()


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as e:
    print(e)
