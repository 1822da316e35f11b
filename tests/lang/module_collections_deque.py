from collections import deque


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d[2], 3 in d, 9 in d, bool(d), bool(deque()))
print(d.pop(), d.popleft(), d)
d.extend("ab")
d.extendleft("xy")
print(d, d.count("a"), d.index("a"), list(reversed(d)))
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.rotate()
print(d)
d.reverse()
print(d)
d[1] = "second"
del d[0]
print(d)
d.remove(2)
d.insert(1, "in")
d.insert(-1, "near the end")
d.insert(100, "end")
d.insert(-100, "begin")
print(d)
print(d.copy() == d, d.copy() is d, d != deque(), deque([1, 2]) < deque([1, 3]), deque([1]) >= deque([1, 0]))
print(deque([1]) + deque([2]), deque([1, 2]) * 2, 2 * deque([3]), deque([1]) * 0)
e = deque([1])
e += [2, 3]
e *= 2
print(e)
e.clear()
print(e, e.maxlen)

m = deque(range(10), maxlen=3)
print(m, m.maxlen)
m.append(10)
m.appendleft(0)
m.extend([5, 6])
m.extendleft([7, 8])
print(m, m + deque([1]), m * 2, m.copy())
show(lambda: m.insert(0, 1))
print(deque([1, 2], 0), deque(maxlen=2))

show(lambda: deque().pop())
show(lambda: deque().popleft())
show(lambda: deque([1])[1])
show(lambda: deque([1])[-2])
show(lambda: deque([1])["x"])
show(lambda: deque([1])[0:1])
show(lambda: deque([1]).remove(2))
show(lambda: deque([1]).index(2))
show(lambda: deque([1, 2, 3, 2]).index(2, 2))
show(lambda: deque([1, 2, 3]).index(3, 0, 2))
show(lambda: deque(5))
show(lambda: deque([], -1))
show(lambda: deque([], "x"))
show(lambda: hash(deque()))
show(lambda: deque([1]) + [2])
show(lambda: deque([1]) < [2])
show(lambda: deque([1]) == [1])


def mutate():
    q = deque([1, 2, 3])
    for x in q:
        q.append(x)


show(mutate)
show(lambda: [x for x in deque(range(5))])
it = iter(deque([1, 2]))
print(next(it), next(it), next(it, "end"))

s = deque()
s.append(s)
print(s)
s2 = deque([1, 2, 3], maxlen=5)
s2.extend(s2)
print(s2)


class Stack(deque):
    def push(self, x):
        self.append(x)
        self.top = x
        return self


k = Stack().push(1).push(2)
print(k, k.top, type(k.copy()).__name__, isinstance(k, deque))

big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
print(len(big), big[0], big[-1], sum(big), big[333])
for i in range(0, 600, 7):
    del big[i % len(big)]
print(len(big), sum(big))
a, *b = deque("abc")
print(a, b, sorted(deque([3, 1, 2])), max(deque([4, 9])), list(map(str, deque([1]))))


class Odd:
    def __eq__(self, other):
        queue.append(0)
        return False


queue = deque([Odd(), Odd()])
show(lambda: queue.count(1))
queue = deque([Odd(), Odd()])
show(lambda: queue.index(1))
queue = deque([Odd(), Odd()])
show(lambda: queue.remove(1))
queue = deque([Odd(), Odd()])
show(lambda: 1 in queue)
