d = {}
for i in range(1000):
    d[i * 7 % 1009] = i
for i in range(0, 1000, 3):
    del d[i * 7 % 1009]
for i in range(5):
    d["new" + str(i)] = i
keys = list(d)
print(len(d), keys[:5], keys[-6:], d[7], d.get(0, "gone"))
total = 0
for k, v in d.items():
    total += v
print(total)


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v


d = {Key(i): i for i in range(20)}
print(len(d), d[Key(13)], Key(99) in d, [d[Key(i)] for i in range(5)])
del d[Key(4)]
print(Key(4) in d, d.pop(Key(7)), len(d))
