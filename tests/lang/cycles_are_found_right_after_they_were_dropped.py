# exact-collection
# What earlier calls have left on the stack keeps no cycle alive.
import gc
import weakref


class Node:
    pass


x = Node()
x.me = x
w = weakref.ref(x)
print(w() is x)
del x
print(w() is None)
gc.collect()
print(w())

a, b = Node(), Node()
a.other = b
b.other = a
w = weakref.ref(b)
del a, b
gc.collect()
print(w())

items = [Node()]
items[0].items = items
w = weakref.ref(items[0])
del items
gc.collect(2)
print(w())

table = {}
table["self"] = node = Node()
node.table = table
w = weakref.ref(node)
del table, node
gc.collect(generation=2)
print(w())


class Parent:
    def __init__(self, name):
        self.name = name
        self.children = []

    def add(self, child):
        self.children.append(child)
        child.parent = self

    def __del__(self):
        print("gone:", self.name)


def family():
    parent = Parent("parent")
    parent.add(Parent("child"))
    return weakref.ref(parent)


w = family()
print(w() is None)
print(gc.collect() > 0)
print(w())
