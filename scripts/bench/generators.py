"""Generators: pipelines, recursion through yield from, generator expressions, a sender."""
import sys


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source):
    for x in source:
        if x & 1:
            yield x


def squares(source):
    for x in source:
        yield x * x


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


def walk(depth, label):
    if depth > 0:
        yield from walk(depth - 1, 2 * label)
        yield label
        yield from walk(depth - 1, 2 * label + 1)


def running_total():
    total = 0
    while True:
        total += yield total


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
check = 0
for _ in range(rounds):
    for x in squares(odd(numbers(200_000))):
        check += x & 255
    check += sum(x * 3 for x in range(150_000) if x % 3 == 0)
    for p in permutations([1, 2, 3, 4, 5, 6, 7]):
        check += p[0]
    for label in walk(12, 1):
        check += label
    totals = running_total()
    next(totals)
    for i in range(60_000):
        last = totals.send(i)
    check += last
print("generators", check)
