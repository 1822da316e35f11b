class Counter:
    def __init__(self):
        self.n = 0

    def up(self, by=1):
        self.n += by
        return self.n


c = Counter()
up = c.up
print(up(), up(by=5), c.n)
d = Counter()
print(list(map(d.up, [1, 2, 3])))
print(up.__self__ is c, up.__func__ is Counter.up, up.__name__)
print(c.up == c.up, c.up == d.up, c.up is c.up)
f = Counter.up
print(f(d, 10))
append = [].append
append(1)
items = []
push = items.append
for i in range(3):
    push(i)
print(items, ",".join(["a", "b"]), [s() for s in ["a".upper, "B".lower]])
c.up = lambda: "from the instance"
print(c.up())
table = {"get": {"k": 1}.get, "len": "abc".__len__}
print(table["get"]("k"), table["len"]())
