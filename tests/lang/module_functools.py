from functools import *
import functools
print(reduce(lambda a,b:a*b, [1,2,3,4]), reduce(lambda a,b:a+b, [], 7))
for f in (lambda: reduce(lambda a,b:a, []), lambda: reduce(1,2), lambda: partial(), lambda: partial(3), lambda: lru_cache(maxsize='a'), lambda: total_ordering(type('X',(),{}))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
basetwo = partial(int, base=2); basetwo.__doc__='d'; print(basetwo('10010'), basetwo, basetwo.func, basetwo.args, basetwo.keywords, basetwo.__doc__)
p = partial(partial(print, 1, sep='-'), 2, end='!\n'); p(3); print(p.args, p.keywords)
@lru_cache(maxsize=None)
def fib(n): 
    "doc"
    return n if n<2 else fib(n-1)+fib(n-2)
print([fib(n) for n in range(16)], fib.cache_info(), fib.__name__, fib.__doc__, fib.__wrapped__ is not None)
fib.cache_clear(); print(fib.cache_info(), fib(80), fib.cache_parameters())
@lru_cache(maxsize=2)
def sq(x): print('call', x); return x*x
for x in (1,2,1,3,2,1): sq(x)
print(sq.cache_info(), sq.cache_info().hits)
@lru_cache
def kw(*a, **k): return (a, k)
kw(1, b=2); kw(1, b=2); kw(1.0); kw(1); kw(True); print(kw.cache_info())
@lru_cache(typed=True)
def ty(a): return a
ty(3); ty(3.0); print(ty.cache_info())
try: kw([])
except TypeError as e: print(e)
@cache
def fact(n): return n*fact(n-1) if n else 1
print(fact(10), fact.cache_info())
class A:
    def __init__(self, v): self.v = v
    @lru_cache(maxsize=None)
    def m(self, x): print('m', x); return self.v + x
    @cached_property
    def cp(self): print('computing'); return self.v*2
a = A(3); print(a.m(1), a.m(1), a.cp, a.cp, a.__dict__)
del a.cp; print(a.cp)
@total_ordering
class S:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, S) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, S) else NotImplemented
print(S(1)<=S(1), S(1)>S(2), S(2)>=S(1), S(1)<S(2))
try: S(1) >= 3
except TypeError as e: print(e)
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)))
@singledispatch
def show(x): return 'obj '+repr(x)
@show.register
def _(x: int): return 'int '+str(x)
@show.register(list)
def _(x): return 'list '+str(len(x))
@show.register(float)
@show.register(complex if False else tuple)
def _(x): return 'ft'
print(show('a'), show(1), show([1,2]), show(2.5), show(()), show(True), show.dispatch(bool).__name__, list(show.registry))
class N:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError("Cannot negate a")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
print(N().neg(5), N().neg(True))
try: N().neg('s')
except NotImplementedError as e: print(e)
class Cell:
    def __init__(self): self._alive = False
    @property
    def alive(self): return self._alive
    def set_state(self, state): self._alive = bool(state)
    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False)
c = Cell(); print(c.alive); c.set_alive(); print(c.alive)
def deco(f):
    @wraps(f)
    def wrapper(*args, **kw):
        "wrapper doc"
        return f(*args, **kw)
    return wrapper
@deco
def example(a: int) -> str:
    "Docstring"
    return a
print(example.__name__, example.__doc__, example.__annotations__, example.__wrapped__(3), example(4))
import sys
sys.setrecursionlimit(3000)
@cache
def deep(n): return 0 if n==0 else 1+deep(n-1)
print(deep(150))
