# help() of dataclasses, abstract classes, decorated and generator functions.
from dataclasses import dataclass
from abc import ABC, abstractmethod
import functools
@dataclass
class D:
    """Doc."""
    x: int
    y: str = 'a'
class Shape(ABC):
    @abstractmethod
    def area(self): """Area."""
class Sq(Shape):
    sides = 4
    def __init__(self, s): self.s = s
    def area(self): return self.s
    def __add__(self, o): return self
    def __eq__(self, o): return True
    def __hash__(self): return 1
class Sl:
    __slots__ = ('a', 'b')
    def __init__(self): pass
    def __call__(self, q): "call it"
    def __getitem__(self, i): pass
    @functools.lru_cache
    def cached(self): pass
def deco(f):
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def wrapped(x: 'int', /, y, *, z=None): "Wrapped doc."
def gen(n):
    yield n
def longdefaults(a=[1,2], b={'k': 'v'}, c=(1,), d=None, e="text", f=1.5): pass
for x in (Shape, Sq, wrapped, gen, longdefaults, Sq(1).area): help(x)
help(D)
