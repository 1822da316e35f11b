class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        if isinstance(key, slice):
            return "slice", key.start, key.stop, key.step
        return self.cells.get(key, ("no", key))

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __len__(self):
        return len(self.cells)

    def __contains__(self, value):
        return value in self.cells.values()

    def __iter__(self):
        return iter(sorted(self.cells))


g = Grid()
g[1, 2] = "a"
g[0, 0] = "b"
print(g[1, 2], g["x"], g[1:5], g[::2], len(g), "a" in g, "z" in g, "z" not in g, list(g))
g[1, 2] += "!"
print(g[1, 2])
del g[0, 0]
print(len(g), bool(g), bool(Grid()))


class OldSequence:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


print(list(OldSequence()), 20 in OldSequence(), 5 in OldSequence(), [*OldSequence()])
a, b, c = OldSequence()
print(a, b, c)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


print("yes" if Truth(True) else "no", "yes" if Truth(False) else "no", not Truth(False), bool(Truth(True)))
try:
    bool(Truth(3))
except TypeError as e:
    print(e)


class Reversible:
    def __reversed__(self):
        return iter("cba")


print(list(reversed(Reversible())))
