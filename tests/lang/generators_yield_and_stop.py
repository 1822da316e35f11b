def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "result"


g = count(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("StopIteration", e.value)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
print(next(g, "default"))
print(list(count(3)))


def empty():
    return
    yield


print(list(empty()))
print([x for x in count(0)])


def infinite():
    n = 0
    while True:
        yield n
        n += 1


for x in infinite():
    if x > 3:
        break
print(x)
a, b, *c = count(4)
print(a, b, c)
g = count(1)
print(iter(g) is g)
