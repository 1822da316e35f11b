# exact-collection
# gc: switches, thresholds, what a collection finds, callbacks.
import gc
import weakref

print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), len(gc.get_threshold()), len(gc.get_count()), gc.get_debug(), gc.garbage)


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("gone", self.name)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
seen = weakref.ref(a, lambda r: print("called back"))
print(seen() is a)
del a, b
print(gc.collect() > 0, seen())
print(gc.collect(), gc.collect(0), gc.collect(generation=1))
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), gc.is_tracked(Node), gc.is_tracked({}) in (True, False))
try:
    gc.collect(5)
except ValueError as e:
    print(e)
gc.freeze()
gc.unfreeze()
print(gc.get_freeze_count())
print([sorted(s) for s in gc.get_stats()][0], len(gc.get_stats()))
events = []
gc.callbacks.append(lambda phase, info: events.append((phase, sorted(info))))
gc.collect()
print(events)
gc.callbacks.clear()
gc.set_debug(0)
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print(gc.is_finalized(1))
