"""Several threads append to one string: each gets its own result."""
import threading

base = "".join("x" for _ in range(300)) + "y"
wrong = []


def extend(mark):
    for _ in range(200):
        s = base
        for i in range(20):
            s += mark
        if s != base + mark * 20:
            wrong.append(mark)


threads = [threading.Thread(target=extend, args=(mark,)) for mark in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(wrong, len(base))
