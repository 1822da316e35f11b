for x in "añ线":
    print(x, end=" ")
for x in [1, 2]:
    print(x, end=" ")
for x in (3, 4):
    print(x, end=" ")
for x in {5}:
    print(x, end=" ")
for x in {"k": 1}:
    print(x, end=" ")
for k, v in {"a": 1, "b": 2}.items():
    print(k, v, end=" ")
for i, (a, *b) in enumerate([(1, 2, 3), (4,)]):
    print(i, a, b, end=" ")
for x in range(10, 0, -3):
    print(x, end=" ")
for x in reversed([1, 2]):
    print(x, end=" ")
for x in zip([1, 2], "ab"):
    print(x, end=" ")
print()
items = [1, 2, 3]
for x in items:
    if x == 2:
        items.append(4)
    print(x, end=" ")
print(x)
for holder in [[]]:
    for holder[:] in [[1], [2]]:
        print(holder)
