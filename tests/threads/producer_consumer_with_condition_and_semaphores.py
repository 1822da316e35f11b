import threading

empty = threading.Semaphore(4)
full = threading.Semaphore(0)
mutex = threading.Lock()
buffer = []
taken = []


def produce(base):
    for i in range(60):
        empty.acquire()
        with mutex:
            buffer.append(base + i)
        full.release()


def consume():
    for _ in range(60):
        full.acquire()
        with mutex:
            taken.append(buffer.pop(0))
        empty.release()


threads = [threading.Thread(target=produce, args=(n * 60,)) for n in range(2)]
threads += [threading.Thread(target=consume) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(taken) == list(range(120)), buffer)
