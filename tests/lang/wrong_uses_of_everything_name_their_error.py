# Every line is a mistake; the class and the text of what it raises.
import warnings
warnings.simplefilter("ignore")
def f(a, b, *, c): pass
class K:
    def __init__(self, a, b): pass
    def m(self, x, y=1, *args, z): pass
import functools
TESTS = """
f()
f(1)
f(1,2)
f(1,2,3,c=4)
f(1,2,c=3,d=4)
f(1,2,c=3,c2=1)
f(1, a=2, c=3)
f(*[1,2,3])
f(**{'a':1,'b':2,'c':3,'e':4})
f(**{1:2})
f(*5)
f(**5)
f(**[1])
K()
K(1)
K(1,2,3)
K(1,2).m()
K(1,2).m(1)
K(1,2).m(z=1)
K.m()
(lambda x: x)()
(lambda: 1)(2)
(lambda x, y: 1)(1)
int(1,2,3)
int('x', base=40)
int(x=1)
str(1,2,3,4)
len()
len([],[])
print(sepp=1)
sorted()
sorted([1], key=1)
sorted([1,2], key=1)
max(1)
max()
min([], default=5, z=1)
abs()
abs('x')
round()
round('x')
pow(1)
divmod(1)
isinstance(1)
isinstance(1, 2)
issubclass(1, int)
range()
range('a')
range(1.5)
range(1,2,3,4)
enumerate(5)
zip(5)
zip([1],[1,2],strict=True) and list(zip([1],[1,2],strict=True))
map()
map(1)
map(None,[1]) and list(map(None,[1]))
filter(1)
iter(5)
iter(5, 1)
next(5)
next([])
reversed(5)
reversed({1})
sum()
sum(5)
sum('a')
sum([1],'a')
sum(['a'],'')
ord('ab')
ord(5)
chr('a')
chr(99999999)
hex('a')
bin(1.5)
hash([])
hash({})
hash(({},))
id()
callable()
getattr(1)
getattr(1,'x')
getattr(1, 5)
setattr(1,'x',2)
delattr(1,'x')
hasattr(1)
vars(5)
dir(1,2)
eval(5)
exec(5)
compile('1','','bad')
open()
open(5.5)
input(1,2)
__import__()
format(1,2)
format(1,'zz')
type(1,2)
type('a',1,{})
type('a',(),1)
type(1,(),{})
object(1)
object().x
super()
super(1)
super(int, 'a')
property(1,2,3,4,5)
classmethod()
staticmethod()
slice()
memoryview(1)
bytes('a')
bytes(-1)
bytes([256])
bytes(['a'])
bytearray('a')
frozenset(5)
set(5)
dict(5)
dict([1])
dict([(1,2,3)])
dict(1,2)
list(5)
tuple(5)
complex('x')
complex('1','2')
float([])
bool(1,2)
[].append()
[].append(1,2)
[].insert(1)
[].insert('a',1)
[].pop('a')
[1].pop(5)
[].index(1)
[].remove(1)
[].sort(1)
[].sort(key=1)
[1,'a'].sort()
[].extend(5)
[1][1.5]
[1]['a']
[1][None:'a']
[] < 1
{}['x']
{}.pop('x')
{}.update(5)
{}.get()
{}.setdefault()
{}.fromkeys()
{[]:1}
{}.popitem()
set().pop()
set().remove(1)
set().add([])
{1} | [1]
{1} + {2}
().index(1)
(1,)+[1]
()[0]
'a'.join(5)
'a'.join([1])
'a'.split('')
'a'.split(1)
'abc'.index('z')
'a'.replace('a')
'a'.zfill('x')
'a'.center()
'a'.center(5,'ab')
'a'.encode('zzz')
'a' % 1
'%d' % 'x'
'%s'%()
'%q' % 1
'%(a)s' % 1
'%(a)s' % {}
'{}'.format()
'{a}'.format()
'{0.x}'.format(1)
'{0[x]}'.format([1])
'{'.format()
'}'.format()
'{!x}'.format(1)
'{:d}'.format('a')
'a'.startswith(1)
'a'.strip(1)
'a'.maketrans('ab','c')
'a'*'b'
'a'*1.5
'a'+b'a'
b'a'+'a'
b'a'.join(['a'])
'a' in 5
1 in 'abc'
5 in 5
1+'a'
1-'a'
[]-[]
{}+{}
None+None
-'a'
~1.5
+[]
1<'a'
1<None
[]<{}
1j<2j
1@2
1<<-1
1>>1.5
1//0
1%0
1.0/0
1.0//0
1.0%0
0**-1
0.0**-1
divmod(1,0)
divmod(1.0,0)
1j/0
2**'a'
pow(2,-1,4)
pow(2,1,0)
int('')
int('0x')
int(None)
int([])
int('1_')
float('')
float(None)
int(float('nan'))
int(float('inf'))
round(float('nan'))
(5).to_bytes(0,'big')
(-5).to_bytes(1,'big')
(500).to_bytes(1,'big')
int.from_bytes(5)
float.fromhex('z')
(1.5).as_integer_ratio(1)
5()
'a'()
None()
[]()
5[0]
None[0]
(1).x
None.x
[].x
len.x
f.x
K.x
K(1,2).x
int.x
int[0]
list[0]()
f[0]
print[0]
del_
5 .real()
functools.partial()
functools.reduce(lambda a,b:a,[])
''.join(map(str,5))
lambda: x
[][0][0]
x = 5; x.append(1)
import nope
raise 5
raise None
raise K
assert 0, (1,2)
a, b = 1
a, b = [1]
a, b = 1,2,3
(a, (b, c)) = 1, 2
*a, b = []
for a, b in [1]: pass
for x in None: pass
with 1: pass
with open: pass
del nope
del [][0]
del {}['a']
del 'a'[0]
'a'[0]='b'
(1,)[0]=1
range(3)[0]=1
5[0]=1
None.x=1
object().x=1
[].x=1
(1).real=5
class X(5): pass
class X(K, K): pass
class X(bool): pass
class X(type(None)): pass
class X(metaclass=5): pass
class X(object, K): pass
class X(K, zz=1): pass
"""
for s in TESTS.strip().split("\n"):
    try:
        r = exec(s)
        print(s, "->", "fine")
    except BaseException as e:
        print(s, "->", type(e).__name__, e)

