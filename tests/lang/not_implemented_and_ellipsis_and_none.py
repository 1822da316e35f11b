print(None, NotImplemented, ..., Ellipsis is ...)
print(None is None, type(None).__name__, [None], None or 1)


def nothing():
    pass


def bare_return():
    return


def stub(): ...


print(nothing(), bare_return(), stub())
x = [nothing() for _ in range(2)]
print(x, None == False, None is not False)
