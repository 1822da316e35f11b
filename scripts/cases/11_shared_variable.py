"""Case 11: a shared variable (案例11：多线程共享变量)

Four threads raise one counter. counter = one(counter) reads it, calls, and writes: a thread that is switched
away between the two overwrites what the others have counted since. counter += 1 is no more atomic by right,
but since CPython 3.10 the GIL does not change hands inside it; without a GIL it loses updates too.

Run as 11_shared_variable.py [THREADS [COUNT]].
"""
import sys
import threading

counter = 0


def one(x):
    return x + 1


def through_a_call(count):
    global counter
    for _ in range(count):
        counter = one(counter)


def in_place(count):
    global counter
    for _ in range(count):
        counter += 1


def experiment(title, target, threads, count):
    global counter
    counter = 0
    workers = [threading.Thread(target=target, args=(count,)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    expected = threads * count
    lost = expected - counter
    print(f"{title:<24} expected {expected}, got {counter}, lost {100 * lost / expected:.1f} %")


def main():
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000_000
    experiment("counter = one(counter)", through_a_call, threads, count)
    experiment("counter += 1", in_place, threads, count)


if __name__ == "__main__":
    main()
