from queue import SimpleQueue

q = SimpleQueue()
for wrong in (
    lambda: q.get(1, 2, 3), lambda: q.put(), lambda: q.put(1, 2, 3, 4), lambda: q.put(timeout=2),
    lambda: q.get(block=True, foo=1), lambda: q.put(1, foo=1), lambda: q.put_nowait(), lambda: q.put_nowait(1, 2),
    lambda: q.empty(1), lambda: q.qsize(2), lambda: SimpleQueue(3), lambda: SimpleQueue(a=3), lambda: q.get(timeout=-1),
    lambda: q.get(timeout="x"), lambda: q.get(True, [1]),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(error)
q.put(item=1)
print(q.get(timeout=1), q.empty(), q.qsize())
