import sys

print()
print(1, "two", 3.0, None, True, [4, "five"], ("six",), {"seven": 8})
print(1, 2, 3, sep="-", end="!\n")
print("a", "b", sep="", end="")
print("c", end=" ")
print("d", sep="ignored")
print(sep="x")
print("x", None, sep=None, end=None)
print(*[1, 2, 3], *"ab", sep=", ")
print("flushed", flush=True)
print("to stdout", file=sys.stdout)
sys.stdout.write("written\n")
print(print("inner"), sys.stdout.write("abc\n"))
for i in range(3):
    print(i, end=",")
print()
try:
    print("a", sep=5)
except TypeError as e:
    print(e)
try:
    print("a", wrong=5)
except TypeError as e:
    print(e)
sys.stdout.flush()
