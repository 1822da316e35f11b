# exact-collection
# locals() in frames whose variables have __del__: what the two remember of a frame are different things.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def first():
    a = Noisy("a")
    names = sorted(locals())
    print(names)
    b = 2
    print(sorted(locals()), locals()["b"])
    return a.name


def second():
    n = Noisy("n")
    return sorted(locals())


def third(depth):
    thing = Noisy(depth)
    if depth:
        third(depth - 1)
    print(depth, sorted(locals()), locals()["thing"].name)


print(first())
print(second())
third(2)
