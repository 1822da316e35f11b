"""The same work split over 1, 2 or 4 threads, each on data of its own: threads_separate.py [THREADS [WORK]].

With the GIL the threads take turns and nothing is gained; without it the time falls with the cores.
"""
# bench: 1 | 2 | 4
import sys
import threading


def work(n, results, index):
    squares = [0] * 64
    x = index + 1
    for i in range(n):
        x = (x * 75 + 74) % 65537
        squares[x & 63] += x & 15
    total = 0
    for value in squares:
        total += value
    results[index] = total


threads = int(sys.argv[1]) if len(sys.argv) > 1 else 4
total_work = int(sys.argv[2]) if len(sys.argv) > 2 else 6_000_000
results = [0] * threads
workers = [threading.Thread(target=work, args=(total_work // threads, results, i)) for i in range(threads)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("threads_separate", threads, sum(results))
