def averager():
    total = 0
    n = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        n += 1
        average = total / n


g = averager()
print(next(g), g.send(10), g.send(20), g.send(60))
try:
    g.send(None)
except StopIteration as e:
    print("total", e.value)
g = averager()
try:
    g.send(1)
except TypeError as e:
    print(e)


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


g = echo()
next(g)
g.send("a")
g.send("b")
try:
    g.send("c")
except StopIteration as e:
    print(e.value)
