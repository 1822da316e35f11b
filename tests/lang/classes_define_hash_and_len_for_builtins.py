class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"P({self.x}, {self.y})"

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iter__(self):
        yield self.x
        yield self.y


p = Point(1, 2)
d = {p: "here"}
print(d[Point(1, 2)], Point(1, 2) in d, Point(2, 1) in d, len({Point(1, 1), Point(1, 1), Point(0, 1)}))
x, y = p
print(x, y, list(p), p[0], p[-1], len(p), tuple(p), max(p), d, [p].index(Point(1, 2)), [p, p].count(Point(1, 2)))


class BadLen:
    def __len__(self):
        return -1


class FloatLen:
    def __len__(self):
        return 1.5


for c in [BadLen, FloatLen]:
    try:
        len(c())
    except (ValueError, TypeError) as e:
        print(e)
