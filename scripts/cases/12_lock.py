"""Case 12: Lock (案例12：互斥锁 Lock)

A Lock around reading and writing makes both counters of case 11 exact, whatever the GIL does. `with lock:`
releases it on every way out; acquire() and release() by hand need try and finally.

Run as 12_lock.py [THREADS [COUNT]].
"""
import sys
import threading

counter = 0
lock = threading.Lock()


def one(x):
    return x + 1


def with_statement(count):
    global counter
    for _ in range(count):
        with lock:
            counter = one(counter)


def by_hand(count):
    global counter
    for _ in range(count):
        lock.acquire()
        try:
            counter += 1
        finally:
            lock.release()


def experiment(title, target, threads, count):
    global counter
    counter = 0
    workers = [threading.Thread(target=target, args=(count,)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(f"{title:<24} expected {threads * count}, got {counter}")


def main():
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    experiment("with lock:", with_statement, threads, count)
    experiment("acquire() and release()", by_hand, threads, count)
    print("locked at the end:", lock.locked())


if __name__ == "__main__":
    main()
