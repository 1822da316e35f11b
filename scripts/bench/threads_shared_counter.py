"""Several threads raise one counter under a lock: threads_shared_counter.py [THREADS [WORK]].

Nothing here can run side by side, with or without the GIL: what is measured is the lock and the switches.
"""
# bench: 1 | 2 | 4
import sys
import threading

counter = 0
lock = threading.Lock()


def work(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


threads = int(sys.argv[1]) if len(sys.argv) > 1 else 4
total_work = int(sys.argv[2]) if len(sys.argv) > 2 else 4_000_000
workers = [threading.Thread(target=work, args=(total_work // threads,)) for i in range(threads)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("threads_shared_counter", threads, counter)
