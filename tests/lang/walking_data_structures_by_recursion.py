def flatten(x):
    if isinstance(x, list):
        result = []
        for item in x:
            result.extend(flatten(item))
        return result
    return [x]


def depth(x):
    return 1 + max([depth(i) for i in x], default=0) if isinstance(x, (list, tuple)) else 0


def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


def queens(n, row=0, columns=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, columns + (c,)) for c in range(n)
               if all(c != k and abs(c - k) != row - r for r, k in enumerate(columns)))


print(flatten([1, [2, [3, [4]], 5]]), depth([1, (2, [3])]), len(permutations([1, 2, 3, 4])), permutations("abc" and [1, 2]))
print(queens(6))
memo = {}


def lcs(a, b):
    if not a or not b:
        return ""
    if (a, b) not in memo:
        if a[0] == b[0]:
            memo[a, b] = a[0] + lcs(a[1:], b[1:])
        else:
            memo[a, b] = max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
    return memo[a, b]


print(lcs("interpreter", "preinterned"))
