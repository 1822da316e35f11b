class Res:
    opened = 0

    def __enter__(self):
        Res.opened += 1
        return self

    def __exit__(self, *exc):
        Res.opened -= 1


def gen():
    with Res() as r:
        for i in range(3):
            yield i, r.opened


print(list(gen()), Res.opened)
g = gen()
print(next(g), Res.opened)
g.close()
print(Res.opened)


def find(items, wanted):
    for x in items:
        with Res():
            if x == wanted:
                return x, Res.opened
    return None, Res.opened


print(find([1, 2, 3], 2), find([], 1), Res.opened)
