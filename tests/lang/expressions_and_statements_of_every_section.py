# One small example each of many sections of the language reference.
class A:
    n = 3
    sq = [x ** 2 for x in range(n)]
    try: bad = [n for _ in range(2)]
    except NameError as e: err = str(e)
    d = {k: v for k, v in zip('ab', range(n))}
    f = lambda self, n=n: n
    g = list(i for i in range(n))
print(A.sq, A.err, A.d, A().f(), A.g)
def star(): return 1, *[2, 3]
def ys(): yield 1, *'ab'
print(star(), list(ys()))
t = 1, *range(2), *'x'
print(t, [*t][::2])
d = {(1, 2): 'a'}
print(d[1, 2], d[*[1, 2]])
for x in 1, *[2, 3]: print(x, end=' ')
print()
def f(a, b=1, /, c=2, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, e=7, b=8), f(*[1, 2], **{'d': 3, 'c': 4}))
for bad in ('f()', 'f(1)', 'f(1, a=2, d=1)', 'f(1, 2, 3, c=4, d=1)', 'f(d=1)', 'f(1, d=1, d=2)', 'f(**{"d": 1}, d=2)'):
    try: print(bad, eval(bad))
    except (TypeError, SyntaxError) as e: print(bad, e)
print((lambda: (yield))().__class__.__name__, (lambda *, k: k)(k=1), (lambda x: lambda y: x + y)(1)(2))
print(*(i for i in range(3)), sep=',', end='!\n')
print(any(x > 2 for x in t if isinstance(x, int)), sum(i * i for i in range(4)), ''.join(c for c in 'abc' if c != 'b'), max((len(w), w) for w in ['a', 'bbb', 'cc']))
m = [[1, 2], [3, 4]]
print([list(r) for r in zip(*m)], [[r[i] for r in m] for i in range(2)], {i: {j: i * j for j in range(2)} for i in range(2)}, {x % 3 for x in range(9)})
print([y := 1, y ** 2], (z := 5), z, [w for v in range(3) if (w := v * 2)], w)
x = 10
print([x for x in range(3)], x, [(lambda: x)() for x in range(2)], [f() for f in [lambda: x for x in range(2)]], x)
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2], [i for i in range(5) if i if i % 2])
it = iter(range(3)); print([next(it) for _ in range(2)], next(it, None), next(it, 'end'))
print(type(lambda: 0).__name__, (lambda: 0).__name__, (i for i in []).__name__, [i for i in (j for j in range(2))], (1 if x else 2,), [1 if x > 5 else 0, -1])
a, b, *_, c = range(6); print(a, b, _, c)
(a, b), [c, *d] = (1, 2), 'xyz'; print(a, b, c, d)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, *c = 1,
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
try: [a, b] = iter([1])
except ValueError as e: print(e)
i = 5
while i: i -= 1; continue
else: print('while else', i)
assert (lambda: True)(), 'never'
print(__name__, __doc__, __file__.endswith('.py'), __builtins__.__name__, __spec__, __package__)
global_var = 1
def outer():
    global global_var, created
    global_var += 1; created = 'c'
    def inner():
        nonlocal_test = 1
        def deep():
            nonlocal nonlocal_test
            nonlocal_test += 1
            return nonlocal_test
        return deep() + deep()
    return inner()
print(outer(), global_var, created)
type Alias[T] = list[T] | None
print(Alias, Alias.__value__, Alias.__type_params__)
def gen[T: (int, str), *Ts, **P](x: T) -> T: return x
class Box[T]:
    def get(self) -> T: ...
print(gen.__type_params__, gen(1), Box[int], Box.__type_params__, Box.__orig_bases__)
x: int = 3; y: 'str'; print(__annotations__)
print(1_0 .__add__(1), 0xFF .bit_length(), 'a'.__class__, (5).__class__.__mro__, 3 .__pow__(2), -3 .__abs__() if 0 else '')
print("a\
b", 'tri' '''ple
lines''', r"\d", "\u00e9\N{DIGIT ONE}\x41\101\0".encode())
if True: print('one line'); print('two')
class Empty: ...
print(Empty.__dict__.keys() - {'__static_attributes__', '__firstlineno__'} == {'__module__', '__dict__', '__weakref__', '__doc__'})
