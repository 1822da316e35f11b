def divide(a, b):
    return 1 + (a * 2) / b * 3


def attempt(n):
    data = {"key": [1, 2, 3]}
    if n:
        value = data["key"][n] + 1
        return value
    return divide(5, n)


try:
    attempt(0)
except ZeroDivisionError:
    print("caught")
try:
    print(attempt(1))
finally:
    attempt(7)
