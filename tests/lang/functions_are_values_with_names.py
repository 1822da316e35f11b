def twice(f):
    def wrapped(x):
        return f(f(x))
    return wrapped


def add_three(x):
    """Adds three."""
    return x + 3


print(twice(add_three)(1), twice(twice(add_three))(1))
print(add_three.__name__, add_three.__doc__)
print((lambda x: x).__name__)
table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
print(table["add"](5, 3), table["sub"](5, 3))
same = add_three
print(same is add_three, same == add_three, callable(add_three), callable(3))
print(list(map(add_three, [1, 2])))
print(len.__name__)
