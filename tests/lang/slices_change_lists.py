a = [0, 1, 2, 3, 4]
a[1:3] = ["x", "y", "z"]
print(a)
a[1:1] = [9]
print(a)
a[:0] = "ab"
a[len(a):] = (7,)
print(a)
a[2:5] = []
print(a)
a[::2] = ["-"] * len(a[::2])
print(a)
del a[0]
del a[-1]
del a[1:3]
print(a)
a = list(range(10))
del a[::3]
print(a)
a[::-1] = list(range(6))
print(a)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
try:
    a[1:2] = 5
except TypeError as e:
    print(e)
a[:] = a[::-1]
print(a)
a[2:4] = a
print(a)
a[3:1] = ["at 3"]
print(a)
b = a[:]
b.append(1)
print(len(b) - len(a))
