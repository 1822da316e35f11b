# sys.getrefcount of objects that variables, lists and attributes refer to.
import sys

a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))
d = {"key": a}
print(sys.getrefcount(a))
del b
print(sys.getrefcount(a))
d.clear()
print(sys.getrefcount(a))


class Holder:
    pass


h = Holder()
h.value = a
print(sys.getrefcount(a), sys.getrefcount(h))
del h.value
print(sys.getrefcount(a))
print(sys.getrefcount(None))

# What there is one of for good is not counted.
name = "Educative"
for x in (name, "", "a", "\xe9", b"", b"a", (), True, ..., 256, -5, int, type, ValueError, type(None)):
    print(repr(x), sys.getrefcount(x))
for x in ("a b", "".join(["na", "me"]), b"ab", 257, Holder):
    print(sys.getrefcount(x) < 1000)
