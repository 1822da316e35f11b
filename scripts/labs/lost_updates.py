"""Lost updates: three ways to add one to a global variable.

Four threads add to one variable for twenty switch intervals each, without a lock. Predict the share of the
updates that is lost for `c += 1`, for `c = one(c)` and for three separate statements.
"""
# title: adding one to a shared variable, spelled in three ways
# predict: Which of c += 1, c = one(c) and t = c; t += 1; c = t lose updates, under which rules?
# run: --sim --rules 2.7
# run: --sim --rules 3.9
# run: --sim --rules 3.10
# run: --sim --rules 3.12
# run: --sim --rules 3.14t --cores 4
# why: Up to 3.9 a switch can fall between any two instructions, so also between a load and its store; from 3.10 on
# why: only at calls and jumps back, of which only one(c) has one in between. Without the GIL all are races.
import sys
import threading
import time

DURATION = 20 * sys.getswitchinterval()
c = 0


def one(n):
    return n + 1


def plus_equals(n):
    global c
    for _ in range(n):
        c += 1


def through_a_call(n):
    global c
    for _ in range(n):
        c = one(c)


def three_statements(n):
    global c
    for _ in range(n):
        t = c
        t = t + 1
        c = t


def lost(add):
    global c
    c = 0
    done = []

    def work():
        count = 0
        end = time.perf_counter() + DURATION
        while time.perf_counter() < end:
            add(1000)
            count += 1000
        done.append(count)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return 100 * (1 - c / sum(done))


for add in (plus_equals, through_a_call, three_statements):
    print(f"{add.__name__}: {lost(add):.1f} % lost")
