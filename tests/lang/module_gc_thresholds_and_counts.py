# gc: what is set can be asked for, and collections are counted.
import gc
print(gc.get_threshold())
gc.set_threshold(1000)
print(gc.get_threshold())
gc.set_threshold(5, 6, 7)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold())
for args in [(), ("a",), (1, 2, 3, 4)]:
    try: gc.set_threshold(*args)
    except TypeError as e: print(type(e).__name__)
print(gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled())
before = [s["collections"] for s in gc.get_stats()]
gc.disable()
gc.collect(); gc.collect(0); gc.collect(1); gc.collect(2)
print([s["collections"] - b for s, b in zip(gc.get_stats(), before)], [sorted(s) for s in gc.get_stats()])
c = gc.get_count()
print(type(c), len(c), all(isinstance(n, int) for n in c))
gc.enable()
print(gc.get_debug()); gc.set_debug(gc.DEBUG_UNCOLLECTABLE); print(gc.get_debug()); gc.set_debug(0)
gc.freeze(); gc.unfreeze(); print(gc.get_freeze_count())
print(gc.garbage, gc.callbacks, gc.is_tracked([]), gc.is_tracked("a"), gc.is_finalized([]))
for g in (3, -1):
    try: gc.collect(g)
    except ValueError as e: print(e)
