# __class__ of instances, names and documentation of classes.
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A(); a.__class__ = B; print(a.who(), type(a).__name__)
try: a.__class__ = int
except TypeError as e: print(e)
try: a.__class__ = 5
except TypeError as e: print(e)
class S: __slots__ = ("x",)
try: a.__class__ = S
except TypeError as e: print(e)
try: (5).__class__ = A
except TypeError as e: print(e)
A.__name__ = "Renamed"; print(A, A.__name__)
A.__qualname__ = "Q.R"; print(A)
try: A.__name__ = 5
except TypeError as e: print(e)
try: int.x = 5
except TypeError as e: print(e)
try: del int.real
except TypeError as e: print(e)
A.__doc__ = "doc"; print(A.__doc__)
A.__module__ = "mod"; print(A)
