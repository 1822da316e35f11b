# exact-collection
# __del__ is called where the last reference goes: containers, attributes, arguments, temporaries, expressions.
import collections
import weakref


class C:
    def __init__(self, name="c"):
        self.name = name

    def __del__(self):
        print("    del", self.name)


class Bare:
    def __del__(self):
        print("    del bare")


def show(what):
    print(what)


print("weak reference to a temporary", weakref.ref(C("temporary"))() is None)
items = [C("i%d" % i) for i in range(7)]
del items[0]
print("del item")
items.pop()
print("pop")
items.remove(items[0])
print("remove")
items[0] = None
print("None for an item")
items[:2] = []
print("slice")
items = None
print("list: from its end")
table = {k: C(k) for k in "abcde"}
del table["a"]
print("del key")
table.pop("b")
print("pop key")
table["c"] = None
print("None for a key")
table.popitem()
print("popitem")
table.clear()
print("clear")
some = {C("in a set")}
some.pop()
print("set.pop")
some = {C("in a set")}
some.clear()
print("set.clear")
queue = collections.deque([C("left"), C("right")])
queue.popleft()
print("popleft")
queue.clear()
print("deque.clear")
pair = (C("first"), C("second"))
pair = ()
print("tuple: from its end")

parent = C("parent")
parent.child = C("child")
parent.child = None
print("attribute None")
parent.child = C("second child")
del parent.child
print("del attribute")
parent.child = C("third child")
parent = None
print("parent before child")


class Box:
    def __init__(self):
        self.items, self.one = [C("boxed")], C("one")

    def drop(self):
        self.items.pop()
        print("popped in a method")

    def close(self):
        self.one = None
        print("closed in a method")


box = Box()
box.drop()
box.close()

C("expression")
print("expression statement")
Bare()
print("one without __init__")


def inside():
    C("inside")
    print("expression in a function")
    local = C("local")
    local = None
    print("local None")
    a, b = C("a"), C("b")
    print("leaving")


inside()
print("variables in order")


def taking(o):
    print("in", o.name)


taking(C("argument"))
print("argument")
print(C("attribute of a temporary").name)
C("chain").name.upper().lower()
print("chain")
print([C("comprehension").name for _ in range(2)])
for i in range(2):
    C(i).name
    print("in a loop")
f = (lambda c=C("default"): c)
del f
print("function with a default")


def generator():
    held = C("in a generator")
    yield 1
    yield 2


g = generator()
next(g)
del g
print("generator")
x = y = C("two names")
del x
print("one name")
y = 1
print("no name")
a, b = C("swapped a"), C("swapped b")
a, b = b, a
a = None
print("swapped")
b = None
keeper = weakref.finalize(C("finalized"), print, "    finalizer")
print(keeper.alive)
