print("before")


def f(x):
    return g(x, 0)


def g(a, b):
    return a / b


f(5)
print("never")
