# All that a SyntaxError tells about many mistakes.
import sys
MODES=('exec', 'eval')
srcs = r'''
def f(x):\n  global x
def f(x):\n  nonlocal x
nonlocal x
def f():\n  nonlocal zz
def f():\n  x=1\n  global x
def f():\n  print(x)\n  global x
def f():\n  x: int\n  global x
def f():\n  x=1\n  def g():\n    x=2\n    nonlocal x
def f():\n  global x\n  nonlocal x
def f():\n  def g():\n    global x; nonlocal x
def f(a, a): pass
lambda a, a: 1
return 1
yield 1
class A:\n  return 1
class A:\n  yield 1
[(yield 1) for x in y]
break
continue
def f():\n  break
while 1:\n  def f(): continue
x = = 2
x = (1,\n
x = )
(]
"abc
f"{x
f"{x!z}"
'''+r"""'''abc
1 = x
f() = 1
x + 1 = 2
None = 1
def f(None): pass
f(a=1, 2)
f(**k, *a)
f(a=1, a=2)
f(x for x in y, 1)
def f(a=1, b): pass
def f(*): pass
def f(*, **k): pass
if x\n  pass
if x:\npass
  x = 1
x = 1\n  y = 2
if 1:\n    x\n  y
if 1:\n\tx\n        y
else: pass
print 1
exec 'x'
import a.b as c.d
from . import *
def f():\n  from x import *
from __future__ import braces
from __future__ import nope
x = 1\nfrom __future__ import division
for x in y
while x
class A
def f()
try:\n  pass
try:\n  pass\nexcept:\n  pass\nexcept A:\n  pass
with a as 1: pass
del f()
del 1
x = 0777
x = 1_
x = 0b2
x = 0xg
x = 1e
1abc
'abc' b'abc'
b'é'
'\\N{foo}'
'\\x1'
'\\U12345678'
x = $
x = ?
x ! y
a := 1
(a.b := 1)
[x := 1 for x in y]
[i for i in (j := 1)]
class A:\n  [z := 1 for x in y]
*a
*a, *b = c
*a = c
print(*)
x = yield
match x:\n  case 1 | a: pass\n  case _: pass
match x:\n  case a: pass\n  case b: pass
match x:\n  case {1:2, 1:3}: pass
match x:\n  case A(a=1,a=2): pass
match x:\n  case a, a: pass
match x:\n  case [*a, *b]: pass
match x:\n  case {**a, 1:2}: pass
match x:\n  case -a: pass
match x:\n  case 1+2: pass
__debug__ = 1
def __debug__(): pass
x = {1:2, 3}
x = {1, 2:3}
x = {1:}
x = {**a for a in b}
[*a for a in b]
(*a for a in b)
(*a)
f(a for a in b, c for c in d)
f(True=1)
f(1=2)
f(a.b=2)
if x = 1: pass
while x = 1: pass
a if b
a if b else
assert x = 1
x++
++x++
x =+
not
import
from x import
from x import (
from x import a,
lambda: (yield)
@
@x
@x\nx=1
raise x from
global x, y,
def f:\n pass
class C(a for a in b): pass
type X = (yield)
type X[T, T] = int
def f[T](x: (yield)): pass
é = €
x = “hi”
x\u00a0= 1
x = 'a\nb'
if True:
x = [1, 2\ny = 3
x = {1: 2\ny = 3
foo(1, 2\ny = 3
foo(1 2)
[1 2]
a b
a b c
x = 1 2
for x in range(3) print(x)
def f(x) return x
x = 5 +
print("a" "b
while True print(1)
\\
x = \\ 1
0_1
1__0
1.e5j.real; 1.real
'%s' % 
a.1
a.
a[
a[]
a[1:2:3:4]
()=1
[] = 1; {} = 1
(a, b()) = 1
[a, 1] = 1
for 1 in x: pass
for f() in x: pass
for x() in y: pass
with x as f(): pass
a, b += 1
(a) += 1; (a, b) += 1
a: int: int
(a, b): int
[a]: int
f(): int
a + b: int
lambda x=1, y: 0
lambda *: 0
def f(a, /, b, /): pass
def f(*a, /): pass
def f(/): pass
def f(*a, *b): pass
def f(**a, b): pass
def f(**a=1): pass
def f(*a=1): pass
def f((a, b)): pass
def f(1): pass
def f(a, *, b=1, c, **d,): pass
"""
for s in srcs.split('\n'):
    if not s: continue
    s = s.replace('\\n', '\n').replace('\\t', '\t').replace('\\u00a0', '\u00a0')
    for mode in MODES:
        try:
            compile(s, '<t>', mode)
            print(mode, repr(s), 'ok')
        except SyntaxError as e:
            print(mode, repr(s), type(e).__name__, (e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line), e.args, str(e))
        except Exception as e:
            print(mode, repr(s), type(e).__name__, e)
