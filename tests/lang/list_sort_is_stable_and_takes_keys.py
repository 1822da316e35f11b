words = ["banana", "Apple", "cherry", "apple", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, reverse=True))
print(sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)))
pairs = [(1, "b"), (0, "a"), (1, "a"), (0, "b")]
pairs.sort(key=lambda p: p[0])
print(pairs)
pairs.sort(key=lambda p: p[1], reverse=True)
print(pairs)
numbers = [5, -3, 2.5, True, 10 ** 20, -1e10]
print(sorted(numbers), sorted(numbers, key=abs))
x = 1
data = []
for _ in range(1000):
    x = (x * 1103515245 + 12345) % 2147483648
    data.append(x % 100)
result = sorted(data)
print(result[:5], result[-5:], all(result[i] <= result[i + 1] for i in range(999)), len(data))
data.sort(key=lambda v: -v)
print(data[:3])
print(sorted("hello"), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5], []]), sorted([]))


class Item:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return self.v < other.v


print([i.v for i in sorted([Item(3), Item(1), Item(2)])])


def key(v):
    if v == 3:
        raise ValueError("key failed")
    return v


a = [2, 3, 1]
try:
    a.sort(key=key)
except ValueError as e:
    print(e, a)
try:
    sorted([1, 2], len)
except TypeError as e:
    print(e)
