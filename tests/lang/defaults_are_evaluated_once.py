def log(x, seen=[]):
    seen.append(x)
    return seen


print(log(1))
print(log(2))
print(log(3, []))
n = 5


def f(a, b=n * 2, c=None):
    return a, b, c


n = 100
print(f(1))
print(f(1, c=3))
print(f(c=3, a=1))
