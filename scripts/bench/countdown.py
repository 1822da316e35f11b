"""Counting a local variable down to zero: the classic loop of talks about the GIL."""
import sys


def countdown(n):
    while n > 0:
        n -= 1
    return n


n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000
print("countdown", n, countdown(n))
