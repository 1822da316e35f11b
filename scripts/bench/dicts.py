"""Dictionaries with integer, string and tuple keys: counting, grouping, looking up, deleting."""
import sys


def random_numbers(count, seed):
    numbers = []
    x = seed
    for _ in range(count):
        x = (x * 1103515245 + 12345) % 2147483648
        numbers.append(x >> 8)
    return numbers


def count_integers(numbers):
    counts = {}
    for number in numbers:
        key = number % 5000
        counts[key] = counts.get(key, 0) + 1
    return counts


def group_words(numbers):
    groups = {}
    for number in numbers:
        word = "w" + str(number % 2000)
        if word in groups:
            groups[word].append(number)
        else:
            groups[word] = [number]
    return groups


def grid_of_pairs(size):
    grid = {}
    for x in range(size):
        for y in range(size):
            grid[x, y] = x * y
    total = 0
    for x in range(1, size - 1):
        for y in range(1, size - 1):
            total += grid[x - 1, y] + grid[x + 1, y] - grid[x, y]
    return total


def churn(numbers):
    table = {}
    removed = 0
    for number in numbers:
        key = number % 3000
        if key in table:
            removed += table.pop(key)
        else:
            table[key] = number & 255
    return removed, len(table)


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 6
numbers = random_numbers(100_000, 42)
check = 0
for _ in range(rounds):
    counts = count_integers(numbers)
    groups = group_words(numbers)
    removed, left = churn(numbers)
    check += len(counts) + len(groups) + removed + left + grid_of_pairs(150)
    for key, value in counts.items():
        check += key * value
print("dicts", check)
