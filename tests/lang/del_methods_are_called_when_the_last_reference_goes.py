# exact-collection
# __del__ after del, rebinding, the end of a function, gc.collect() and at exit.
class Foo:
    def __init__(self, name):
        self.name = name
        print("make", name)

    def __del__(self):
        print("del", self.name)


f = Foo("a")
del f
print("after del")
f = Foo("b")
f = None
print("after None")
f = Foo("c")
f = Foo("d")
print("after rebinding")


def scope():
    x = Foo("local")
    print("in scope", x.name)


scope()
print("after scope")


def make():
    y = Foo("returned")
    return y


g = make()
print("got", g.name)
del g
print("gone")
a = Foo("shared")
b = a
del a
print("still")
del b
print("now gone")
items = [Foo("i0"), Foo("i1")]
del items[0]
print("after item")
items.clear()
print("after clear")


class Node:
    def __init__(self, n):
        self.n = n
        self.other = None

    def __del__(self):
        print("node", self.n)


import gc

p, q = Node(1), Node(2)
p.other, q.other = q, p
del p, q
print("cycle made")
gc.collect()
print("collected")
for i in range(3):
    t = Foo(f"loop{i}")
print("loop done")


class Parent:
    def __init__(self):
        self.child = Foo("child")

    def __del__(self):
        print("del parent")


pp = Parent()
del pp
print("end of script")
with_exit = Foo("alive at exit")
_private = Foo("private at exit")
