# What scripts look at in code objects; code.replace() and the setting of __code__.
def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    "doc"
    x = a + b
    def g(): return x + y
    y = [1, 2, 3]
    print(x, len(y), abs(c).real)
    return 10, "text", None
c = f.__code__
for n in ("co_name co_qualname co_varnames co_argcount co_posonlyargcount co_kwonlyargcount co_names co_flags co_firstlineno co_freevars co_cellvars co_nlocals".split()):
    print(n, getattr(c, n))
print([x for x in c.co_consts if not hasattr(x, 'co_name')])
print(type(c.co_stacksize), type(c.co_code), type(c.co_filename))
print(sorted({l for _, _, l in c.co_lines() if l}))
def h(x): return x * 2
n = h.__code__.replace(co_name="renamed", co_firstlineno=100)
print(n.co_name, n.co_firstlineno, h.__code__.co_name, n is h.__code__)
h.__code__ = n
print(h(4), h.__name__, h.__code__.co_name, h.__code__ is n)
def k(): return "old"
k.__code__ = k.__code__.replace(co_consts=tuple("new" if x == "old" else x for x in k.__code__.co_consts))
print(k())
import types
z = types.FunctionType(n, globals(), "zed")
print(z(3), z.__name__)
m = compile("a = 1\nb = a + 2\nprint(a, b)", "<str>", "exec")
print(m.co_name, m.co_names, m.co_consts, m.co_filename, len(m.co_code) > 0)
try: n.replace(foo=1)
except TypeError as e: print(e)
def boom(): return 1/0
boom.__code__ = boom.__code__.replace(co_name="bang", co_filename="nowhere.py")
def gen(): yield 1
print(gen.__code__.co_flags & 0x20, (lambda: 0).__code__.co_name, (lambda *a, **k: 0).__code__.co_flags & 12)
print(h.__code__.co_consts, (lambda: 5).__code__.co_consts)
def cell(a):
    q = 1
    def inner(): return a, q
    return inner
print(cell.__code__.co_varnames, cell.__code__.co_cellvars, cell.__code__.co_nlocals, cell(1).__code__.co_freevars, cell(1).__code__.co_varnames)
print(eval(compile("1+2", "", "eval")), compile("1+x", "", "eval").co_names)
print(list(h.__code__.co_positions())[0].__class__)
class K:
    def m(self): return self.x
print(K.m.__code__.co_qualname, K.m.__code__.co_names, K.m.__code__.co_varnames)
