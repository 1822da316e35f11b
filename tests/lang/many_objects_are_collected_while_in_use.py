class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


keep = []
for round in range(20):
    head = None
    for i in range(5000):
        head = Node([i, str(i), {"i": i}], head)
    cycle = Node(None, None)
    cycle.next = cycle
    keep.append(head)
    if len(keep) > 3:
        keep.pop(0)
total = 0
for head in keep:
    while head:
        total += head.value[0] + len(head.value[1]) + head.value[2]["i"]
        head = head.next
print(total)


def chain(n):
    def f():
        return n
    return [f, [n] * 10, (n, str(n)), {n: [n]}]


items = [chain(i) for i in range(2000)]
for _ in range(10):
    garbage = [chain(i) for i in range(2000)]
print(sum(f() + a[0] + t[0] + len(d) for f, a, t, d in items))
text = ""
for i in range(20000):
    text += "x"
print(len(text))
