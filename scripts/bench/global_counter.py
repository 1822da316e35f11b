"""A global counter raised in a loop, directly and through a function: loads and stores of globals."""
import sys

counter = 0


def one(x):
    return x + 1


def count_directly(n):
    global counter
    for _ in range(n):
        counter += 1


def count_through_call(n):
    global counter
    for _ in range(n):
        counter = one(counter)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 9_000_000
count_directly(n)
count_through_call(n)
print("global_counter", counter)
