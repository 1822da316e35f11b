"""Case 18: producer and consumer (案例18：生产者与消费者，queue.Queue)

A Queue is a list, a lock and two conditions in one: put() waits while it is full, get() while it is empty,
and join() until every item got its task_done(). No item is lost and none is served twice.
"""
import queue
import threading
import time

shelf = queue.Queue(maxsize=3)
eaten = {}


def baker(name, count):
    for number in range(count):
        shelf.put(f"{name}'s bun {number}")
        time.sleep(0.02)


def guest(name):
    while True:
        bun = shelf.get()
        if bun is None:
            shelf.task_done()
            return
        time.sleep(0.03)
        eaten[bun] = name
        shelf.task_done()


def main():
    bakers = [threading.Thread(target=baker, args=(name, 10)) for name in ["Anna", "Bert"]]
    guests = [threading.Thread(target=guest, args=(name,)) for name in ["Carl", "Dora", "Emil"]]
    for thread in guests + bakers:
        thread.start()
    for thread in bakers:
        thread.join()
    shelf.join()
    print("all buns are eaten, the shelf holds", shelf.qsize())
    for _ in guests:
        shelf.put(None)
    for thread in guests:
        thread.join()
    print(len(eaten), "buns, each eaten once:", sorted(eaten)[0], "to", sorted(eaten)[-1])
    try:
        shelf.get(timeout=0.1)
    except queue.Empty:
        print("queue.Empty: nothing left after a tenth of a second")


if __name__ == "__main__":
    main()
