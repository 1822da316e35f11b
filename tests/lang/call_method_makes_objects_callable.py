class Adder:
    def __init__(self, n):
        self.n = n
        self.calls = 0

    def __call__(self, x, *more, scale=1):
        self.calls += 1
        return (self.n + x + sum(more)) * scale


add = Adder(10)
print(add(1), add(1, 2, 3), add(1, scale=2), add.calls, callable(add))
print(list(map(add, [1, 2])), sorted([3, 1, 2], key=Adder(0)))
print(add.__call__(5))
