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
