"""Case 19: shared containers (案例19：线程间共享列表、字典、集合与队列)

One append, one store, one add is safe in any thread: no container is torn, with the GIL or without. What
takes two steps is not: between `if` and pop(), between reading d[k] and writing it, another thread may come.
A queue does the two steps under its own lock.
"""
import queue
import threading
import time

THREADS = 4
COUNT = 20_000


def in_threads(target, *args):
    threads = [threading.Thread(target=target, args=(index,) + args) for index in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def fill(index, numbers, table, seen):
    for i in range(COUNT):
        numbers.append(i)
        table[index, i] = i
        seen.add(i)


def check_then_pop(index, tickets, sold, failures):
    while len(tickets) > 0:
        time.sleep(0.0005)
        try:
            sold.append(tickets.pop())
        except IndexError:
            failures.append(index)


def take_from_queue(index, tickets, sold):
    while True:
        try:
            ticket = tickets.get_nowait()
        except queue.Empty:
            return
        time.sleep(0.0005)
        sold.append(ticket)


def main():
    numbers, table, seen = [], {}, set()
    in_threads(fill, numbers, table, seen)
    print("single steps: list", len(numbers), "dict", len(table), "set", len(seen))

    sold, failures = [], []
    in_threads(check_then_pop, list(range(50)), sold, failures)
    print("check, then pop: sold", len(sold), "tickets; somebody stood before an empty list:", len(failures) > 0)

    sold = []
    tickets = queue.Queue()
    for ticket in range(50):
        tickets.put(ticket)
    in_threads(take_from_queue, tickets, sold)
    print("from a queue: sold", len(sold), "tickets, each once:", sorted(sold) == list(range(50)))


if __name__ == "__main__":
    main()
