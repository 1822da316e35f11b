s = "abcdefgh"
items = list(range(8))
t = tuple(items)
for a, b, c in [(None, None, None), (2, 5, None), (-3, None, None), (None, -3, None), (None, None, 2), (1, 7, 3),
                (None, None, -1), (5, 2, -1), (-1, -4, -1), (100, None, None), (None, 100, None), (-100, 3, None),
                (3, 3, None), (5, 2, None), (None, None, -3), (6, None, -2), (-100, 100, 4)]:
    print(s[a:b:c], items[a:b:c], t[a:b:c])
print(s[1:], s[:3], s[:], s[-1], s[::2], s[::-1], items[2:-2])
print(range(10)[2:5], range(10)[::-2], range(0, 20, 3)[1:3], range(10)[-1])
print(items[slice(1, 4)], slice(1, 2).start, slice(None, 5, 2).step)
