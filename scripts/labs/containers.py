"""Containers: which operations are atomic?

Four threads work on one list and one dict without a lock for forty switch intervals. Predict which of the
operations lose something.
"""
# title: atomic and other operations of lists and dicts
# predict: Which lose something: L.append(x), D[k] = v with own keys, D[k] += 1, L[0] += 1, L.append(L.pop())?
# run: --sim --rules 3.9
# run: --sim --rules 3.12
# run: --sim --rules 3.14t --cores 4
# why: One method call of a built-in type is one step for others, with the GIL and, thanks to the objects' own locks,
# why: without. What reads, computes and writes back is several, cut where the rules allow it.
import sys
import threading
import time

DURATION = 40 * sys.getswitchinterval()
L, D = [], {}


def append(me, i):
    L.append(i)


def own_keys(me, i):
    D[me, i] = i


def dict_plus(me, i):
    D[0] += 1


def list_plus(me, i):
    L[0] += 1


def pop_and_append(me, i):
    L.append(L.pop())


def run(step):
    done = []

    def work(me):
        i = 0
        end = time.perf_counter() + DURATION
        while time.perf_counter() < end:
            for _ in range(200):
                step(me, i)
                i += 1
        done.append(i)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sum(done)


def say(name, lost, total):
    print(f"{name}: {100 * lost / total:.1f} % lost")


total = run(append)
say("L.append(x)", total - len(L), total)
total = run(own_keys)
say("D[k] = v", total - len(D), total)
D = {0: 0}
total = run(dict_plus)
say("D[k] += 1", total - D[0], total)
L = [0]
total = run(list_plus)
say("L[0] += 1", total - L[0], total)
L = list(range(8))
run(pop_and_append)
say("L.append(L.pop())", 8 - len(L), 8)
