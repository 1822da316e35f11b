"""The sieve of Eratosthenes over a list of flags: list stores in nested loops."""
import sys


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= limit:
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
        i += 1
    count = 0
    last = 0
    for i in range(limit + 1):
        if flags[i]:
            count += 1
            last = i
    return count, last


limit = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
rounds = 4
for _ in range(rounds):
    count, last = sieve(limit)
print("sieve", limit, count, last)
