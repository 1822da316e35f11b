# super, __class__, properties, descriptors, context managers and iteration in one script.
class Base:
    count = 0
    def __init__(self, name, *args, **kw):
        self.name = name; self.args = args; self.kw = kw
        type(self).count += 1
    def __init_subclass__(cls, **kw):
        cls.tag = kw.pop('tag', 'none'); super().__init_subclass__(**kw)
    @classmethod
    def make(cls, *a): return cls(*a)
    def who(self): return f'{__class__.__name__}/{type(self).__name__}/{self.name}'
    @property
    def size(self): return len(self.args)
    @size.setter
    def size(self, n): self.args = self.args[:n]
class Mid(Base, tag='mid'):
    def __init__(self, *a, extra=None, **k):
        super().__init__(*a, **k); self.extra = extra
    def who(self): return 'mid:' + super().who()
    @property
    def size(self): return super().size * 10
    @size.setter
    def size(self, n): super(Mid, type(self)).size.fset(self, n)
    class Inner:
        def outer(self): return __class__.__qualname__
    def gen(self):
        yield from (super(Mid, self).who() for _ in range(2))
        yield [c.__name__ for c in type(self).__mro__]
        f = lambda: super(Mid, self).size
        yield f()
    @staticmethod
    def st(): return __class__
    @classmethod
    def make(cls, *a):
        r = super().make(*a); r.made = True
        return r
m = Mid('n', 1, 2, extra=3, z=4)
print(m.who(), m.size, m.tag, Base.count, Mid.count, m.extra, m.kw, Mid.Inner().outer(), list(m.gen()), Mid.st(), Mid.make('q').made)
m.size = 1; print(m.size, m.args)
def factory(n):
    class Local(Mid, tag=f't{n}'):
        k = n
        def who(self): return f'{n}:{super().who()}:{self.k}'
        cells = [lambda self=None, i=i: (i, n) for i in range(2)]
    return Local
L1, L2 = factory(1), factory(2)
print(L1('a').who(), L2('b').who(), L1.tag, L2.tag, L1.cells[1](), L2.cells[0](), L1.__qualname__, L1 is not L2)
class Desc:
    def __set_name__(self, o, n): self.n = n; o.names = getattr(o, 'names', []) + [n]
    def __get__(self, i, o): return self if i is None else i.__dict__.get(self.n, f'default {self.n}')
    def __set__(self, i, v):
        if v is None: raise ValueError(f'{self.n} is None')
        i.__dict__[self.n] = v
class U:
    a, b = Desc(), Desc()
    c = d = Desc()
u = U(); u.a = 5
print(u.a, u.b, u.c, u.d, U.names, vars(u))
try: u.b = None
except ValueError as e: print(e)
class Cm:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print('>', self.n); return self.n
    def __exit__(self, t, e, tb): print('<', self.n, t and t.__name__); return self.s
def f():
    for i in range(3):
        with Cm(i, True) as a, Cm(i * 10) as b:
            if i == 0: continue
            if i == 1: raise KeyError(a, b)
            return a, b
print(f())
with (Cm(1) as x, Cm(2),): print(x)
import contextlib
@contextlib.contextmanager
def mgr(x):
    print('in', x)
    try: yield x
    except ZeroDivisionError as e: print('swallowed', e)
    else: print('clean')
    finally: print('out', x)
with mgr(1): 1 / 0
with mgr(2) as v, mgr(v + 1): print(v)
with contextlib.suppress(KeyError, IndexError): [][1]
with contextlib.ExitStack() as st:
    for i in range(2): st.enter_context(Cm(i))
    st.callback(print, 'cb', 1)
class It:
    def __init__(s): s.i = 0
    def __iter__(s): return s
    def __next__(s):
        s.i += 1
        if s.i > 3: raise StopIteration
        return s.i
a, *b = It(); print(a, b)
print(list(zip(It(), It())), dict(enumerate(It(), 5)), sum(It()), 3 in It(), [*map(lambda x, y: x * y, It(), It())])
class G:
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i * 2
print(list(G()), 4 in G(), list(reversed([*G()])), iter(G()).__class__.__name__)
print(list(iter(iter([1, 2, 0, 3]).__next__, 0)))
class Eq:
    def __init__(s, v): s.v = v
    def __eq__(s, o): print('eq', s.v, getattr(o, 'v', o)); return s.v == getattr(o, 'v', o)
    def __hash__(s): return hash(s.v)
print(Eq(1) in [Eq(2), Eq(1)], {Eq(1): 'a'}[Eq(1)], [Eq(3)].index(3), Eq(1) != Eq(2), [Eq(1)] == [Eq(1)], (Eq(1),) < (Eq(1), 2))
class Lt:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'Lt{s.v}'
print(sorted([Lt(3), Lt(1), Lt(2)]), max(Lt(1), Lt(5)), min([Lt(4), Lt(2)]), sorted([Lt(1), Lt(2)], reverse=True))
try: Lt(1) <= Lt(2)
except TypeError as e: print(e)
class Bytes:
    def __bytes__(s): return b'by'
    def __int__(s): return 7
    def __float__(s): return 2.5
    def __complex__(s): return 1j
    def __round__(s, n=None): return ('round', n)
    def __trunc__(s): return 't'
    def __floor__(s): return 'fl'
    def __ceil__(s): return 'ce'
    def __divmod__(s, o): return ('dm', o)
    def __rdivmod__(s, o): return ('rdm', o)
    def __pow__(s, o, m=None): return ('pow', o, m)
    def __rpow__(s, o): return ('rpow', o)
    def __matmul__(s, o): return 'mm'
    def __rshift__(s, o): return '>>'
    def __invert__(s): return '~'
    def __pos__(s): return '+'
    def __length_hint__(s): return 3
    def __reversed__(s): return 'rev'
    def __dir__(s): return ['b', 'a']
    def __sizeof__(s): return 1
import math, operator
b = Bytes()
print(bytes(b), int(b), float(b), complex(b), round(b), round(b, 2), math.trunc(b), math.floor(b), math.ceil(b), divmod(b, 1), divmod(2, b), b ** 2, pow(b, 2, 3), 2 ** b, b @ 1, b >> 1, ~b, +b, operator.length_hint(b), reversed(b), dir(b))
