"""Sorting: the built-in with and without a key, and quicksort, heapsort and insertion sort written out."""
import sys


def random_numbers(count, seed):
    numbers = []
    x = seed
    for _ in range(count):
        x = (x * 1103515245 + 12345) % 2147483648
        numbers.append(x >> 8)
    return numbers


def quicksort(a, low, high):
    while low < high:
        pivot = a[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        quicksort(a, low, j)
        low = i


def sift(a, start, end):
    while 2 * start + 1 < end:
        child = 2 * start + 1
        if child + 1 < end and a[child] < a[child + 1]:
            child += 1
        if a[start] >= a[child]:
            return
        a[start], a[child] = a[child], a[start]
        start = child


def heapsort(a):
    n = len(a)
    for i in range(n // 2 - 1, -1, -1):
        sift(a, i, n)
    for end in range(n - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(a, 0, end)


def insertion_sort(a):
    for i in range(1, len(a)):
        x = a[i]
        j = i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x


n = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
data = random_numbers(n, 7)
expected = sorted(data)
by_quicksort = data[:]
quicksort(by_quicksort, 0, n - 1)
by_heapsort = data[:]
heapsort(by_heapsort)
by_insertion = data[:1200]
insertion_sort(by_insertion)
by_method = data[:]
by_method.sort(reverse=True)
by_key = sorted(data, key=lambda x: (x % 1000, x))
words = sorted([str(x) for x in data])
print("sorting", by_quicksort == expected, by_heapsort == expected, by_insertion == sorted(data[:1200]),
      by_method[::-1] == expected, by_key[0], words[-1])
