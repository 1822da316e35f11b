# gc: what is tracked, referents, referrers, all objects, the number of unreachable ones, saved garbage.
import gc


class Node:
    def __init__(self, name=None):
        self.name, self.links = name, []


class Empty:
    pass


gc.collect()
print([gc.is_tracked(v) for v in (0, "a", [], {}, {"a": 1}, {"a": []}, {1: ()}, (), Empty(), object(), 1.5, b"",
                                  bytearray(), set(), frozenset(), range(3), 1j, None, int, Empty, len, iter([]))])
node = Node("n")
print(gc.get_referents(node)[:2], gc.get_referents(Empty()), gc.get_referents({"a": 1, "b": [2]}),
      gc.get_referents({1: 2}), gc.get_referents((1, "a"), [3]), gc.get_referents(5, "a"))
box, table = [node], {"k": node}
found = gc.get_referrers(node)
print(len(found), any(r is box for r in found), any(r is table for r in found), any(r is globals() for r in found))
del found
print(sum(isinstance(o, Node) for o in gc.get_objects()), type(gc.get_objects(generation=0)).__name__)
for generation in (3, -2, "x"):
    try:
        gc.get_objects(generation)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# How many were unreachable
one = Empty()
one.me = one
del one
print(len([o for o in gc.get_objects() if isinstance(o, Empty)]), gc.collect(), gc.collect())
print(len([o for o in gc.get_objects() if isinstance(o, Empty)]))
a, b = Node("a"), Node("b")
a.links.append(b), b.links.append(a)
del a, b
print("two nodes and two lists:", gc.collect())
ring = []
ring.append(ring)
table = {}
table["self"] = table
del ring, table
print("a list and a dict:", gc.collect())


def recursive():
    def inner(n):
        return inner(n - 1) if n else 0
    return inner(3)


recursive()
print("function, closure, cell:", gc.collect())


class Tree:
    def __init__(self, parent=None):
        self.parent, self.children = parent, []


def grow():
    root = Tree()
    for _ in range(5):
        root.children.append(Tree(root))


grow()
print("a tree:", gc.collect())
for _ in range(10):
    lost = Empty()
    lost.me = lost
print("nine of ten:", gc.collect())
lost = None
print("the last:", gc.collect())

gc.set_debug(gc.DEBUG_SAVEALL)
pair = Empty()
pair.n = [1, pair]
del pair
print(gc.collect(), sorted(type(g).__name__ for g in gc.garbage))
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect(), gc.garbage)
