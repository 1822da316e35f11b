import queue
import threading

q = queue.Queue(3)
results = []
lock = threading.Lock()


def produce(start):
    for i in range(start, start + 100):
        q.put(i)


def consume():
    while True:
        item = q.get()
        if item is None:
            break
        with lock:
            results.append(item)
        q.task_done()
    q.task_done()


producers = [threading.Thread(target=produce, args=(n * 100,)) for n in range(3)]
consumers = [threading.Thread(target=consume) for _ in range(2)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
for _ in consumers:
    q.put(None)
q.join()
for t in consumers:
    t.join()
print(sorted(results) == list(range(300)), q.empty(), q.unfinished_tasks)
