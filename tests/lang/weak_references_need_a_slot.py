# What has no room for weak references says so.
import weakref
class Open: pass
class Closed: __slots__ = ("a",)
class Closed2(Closed): __slots__ = ["b"]
class Again(Closed): pass
class Room: __slots__ = ("a", "__weakref__")
class One: __slots__ = "a"
class Just: __slots__ = "__weakref__"
class Sub(Room): __slots__ = ()
for cls in (Open, Closed, Closed2, Again, Room, One, Just, Sub):
    thing = cls()
    try:
        print(cls.__name__, weakref.ref(thing)() is thing)
    except TypeError as e:
        print(e)
