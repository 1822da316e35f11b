class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Down(3)), sum(Down(4)), max(Down(5)), tuple(Down(2)), sorted(Down(3)))
for x in Down(2):
    print(x)
else:
    print("exhausted")
d = Down(3)
print(next(d), 1 in d, next(d, "nothing left"), list(zip(Down(3), "ab")))
a, *b = Down(4)
print(a, b, [*Down(2)], {*Down(1)})


class NotIterable:
    pass


class BadIter:
    def __iter__(self):
        return 5


for bad in [NotIterable, BadIter]:
    try:
        for x in bad():
            pass
    except TypeError as e:
        print(e)
print(list(iter([1, 2, 3, 0, 5].pop, 0)))
it = iter([1, 2, 3])
print([(x, next(it, None)) for x in it])
