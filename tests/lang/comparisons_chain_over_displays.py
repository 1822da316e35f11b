# A list or set display in the middle of a chain is compared with both neighbours.
print(1 in [1, 2] in [[1, 2]])
print(1 in {1, 2} in [{1, 2}])
print(3 not in [1, 2] in [[1, 2]])
if 1 in [1, 2] in [[1, 2]]:
    print("yes")
for x in [1, 2]:
    print(x in [1, 2] != (1, 2))
    while x in [1, 2] == [1, 2]:
        print("once")
        break


def walrus(x):
    print(1 < x < (x := 5), x)
    print(x + (x := 7), x, (x := 1) + x, [x, (x := 2), x])
    print(x in [x, (x := 9)], x)
    if 1 < x < (x := 10):
        print("grows")
    return x, (x := x + 1), x


print(walrus(2))
