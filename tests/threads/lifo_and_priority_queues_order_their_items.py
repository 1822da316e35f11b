import queue

q = queue.LifoQueue()
for x in "abc":
    q.put(x)
print([q.get() for _ in range(3)])
p = queue.PriorityQueue()
for item in [(3, "low"), (1, "high"), (2, "mid"), (1, "also high")]:
    p.put(item)
print(p.qsize(), [p.get() for _ in range(4)])
for n in [5, 2, 8, 1, 9, 3]:
    p.put(n)
print([p.get() for _ in range(6)])
s = queue.SimpleQueue()
s.put(1)
s.put(2)
print(s.qsize(), s.get(), s.get_nowait(), s.empty())
try:
    s.get(block=False)
except queue.Empty:
    print("Empty")
