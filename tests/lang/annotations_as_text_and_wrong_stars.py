import warnings; warnings.simplefilter("ignore")
F = "from __future__ import annotations\n"
S = ["def f(x: (yield)): pass", "def f() -> (yield): pass", "x: (yield) = 1", "x: (y := 1) = 1", "def f(x: (y := 1)): pass", "def g():\n  def f(x: (yield)): pass", "def g():\n  x: (yield)", "def g():\n x: (y := 1) = 3", "def g():\n x: (await z)", "x: (await z)", "x: (yield from a)", "class A:\n x: (yield)", "def f() -> (yield from z): pass","def f(*a: (yield)): pass", "def f(**a: (y := 3)): pass", "x: [(yield) for a in b]", "x: [y for y in z]", "x: lambda: (yield)", "lambda: (y := 1)", "x: (lambda: (y := 1))", "def f(x=(y := 1)): pass", "def f(x=(yield)): pass", "def g():\n def f(x=(yield)): pass", "class A:\n def f(self, x: (y := 1)): pass", "a.b: (yield) = 1", "a[0]: (y := 1) = 1", "a.b: (y := 1)", "(a): (y := 1)", "def g():\n a.b: (yield)", "def g():\n (a): (yield)", "x: 1 + (yield)", "x: 'yield'", "x: f(y := 2)",
"def f[T](x: (yield)): pass", "def f[T](x: (y := 1)): pass", "class A[T]((y := 1)): pass", "class A[T]((yield)): pass", "class A((y := 1)): pass", "type X = (y := 1)", "type X[T: (y := 1)] = 1", "def f[T: (yield)](): pass", "def f[T: (y:=1)](): pass", "def f[T: (await x)](): pass", "type X = [y for y in z]", "type X = (await z)", "class A[T: (yield)]: pass", "class A[T](x=(y := 1)): pass", "def f[T](x=(y := 1)): pass", "def g():\n def f[T](x=(yield)): pass","def g():\n class f[T]((yield)): pass", "class A:\n type X = (yield)", "def g():\n type X = (yield)"]
# wrong stars
S2 = ["f(*[], *7)", "f(**7)", "f(*7)", "f(1, *7)", "f(*7, 1)", "f(*None)", "f(**None)", "f(*[], **7)", "f(**{}, **7)", "f(a=1, **{'a': 2})", "f(**{'a': 2}, **{'a': 3})", "f(**{1: 2})", "f(**{}, **{1: 2})", "len(*7)", "len(**7)", "len(**{1: 2})", "o.m(*7)", "o.m(**7)", "o.m(**{'a': 1}, **{'a': 2})", "o.m(*[], *7)", "C(*7)", "C(**7)", "print(*7)", "print(*[1], *7)", "print(*7, sep='')", "print(**{'sep': 3})", "max(*5)", "(lambda *a: a)(*7)", "[*7]", "(*7,)", "{*7}", "{**7}", "{**{}, **[]}", "[*[], *7]", "a, b = 7", "a, *b = 7", "f(*[], *range(3), *None)", "f(*x for x in y)", "f(*c)", "f(*gen())", "dict(**7)", "dict(*[[1]])", "class D(*7): pass", "class D(**7): pass", "class D(object, **{'metaclass': 7}): pass", "str.join(*7)", "'a'.join(*7)", "f(*'ab', *3)", "f(x=1, *7)", "f(x=1, **{'y':1}, **3)"]
ns = {}
exec('''
def f(*a, **k): return a, k
class C:
    def __init__(self, *a, **k): pass
    def m(self, *a, **k): return a, k
    def __str__(self): raise ValueError
class It:
    def __iter__(self): raise TypeError("own")
def gen():
    yield 1
    raise TypeError("gen")
c = It()
o = C()
''', ns)
for s in S:
  for p in ("", F):
    try:
        compile(p + s, "<t>", "exec"); print(bool(p), s, "ok")
    except SyntaxError as e:
        print(bool(p), repr(s), (e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset))
for s in S2:
    try:
        exec(s, ns); print(s, 'ok')
    except Exception as e:
        print(s, type(e), e)
