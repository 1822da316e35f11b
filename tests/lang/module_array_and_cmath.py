from array import array
import cmath, math
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = array('i', [1,2,3]); a.append(4); a.extend([5,6]); print(a, a[0], a[-1], a[1:3], len(a), a.itemsize, a.typecode, a.tolist(), a.tobytes()[:8], sum(a), max(a), 3 in a, a.index(3), a.count(1), list(reversed(a)), a == array('i',[1,2,3,4,5,6]), a + array('i',[7]), a*2 == a+a)
a[0] = 10; a.insert(1, 99); print(a.pop(), a.pop(0)); a.remove(3); a.reverse(); del a[0]; print(a); a += array('i',[8]); print(a, array('d'), array('d',[1,2.5]), array('f',[0.1]), array('u','héllo'), array('b', b'\xff\x01'), array('B', b'ab'))
b = array('h'); b.frombytes(b'\1\0\2\0'); print(b, [x*2 for x in b]); b.byteswap(); print(b)
t(lambda: array('b',[200])); t(lambda: array('i',['a'])); t(lambda: array('z')); t(lambda: array('B',[-1])); t(lambda: a[100]); t(lambda: array('i',[1.5])); t(lambda: a.remove(1234)); t(lambda: array('d',['x'])); t(lambda: array('i').pop()); t(lambda: array('i',[2**31])); t(lambda: a + [1])
for f in ('sqrt','exp','log','sin','cos','tan','sinh','cosh','tanh','asin','acos','atan','asinh','acosh','atanh','log10'):
    for z in (1+2j, -2, 0.5j, 2):
        w = getattr(cmath, f)(z); print(f, z, f'{w:.9f}')
print(cmath.sqrt(-1), cmath.phase(-1), cmath.polar(1j), cmath.rect(2, math.pi/2), cmath.exp(1j*math.pi), cmath.isclose(1+1j, 1+1j), cmath.isnan(complex('nan')), cmath.inf, cmath.pi, cmath.log(8, 2), cmath.infj, cmath.nanj)
t(lambda: cmath.log(0)); t(lambda: cmath.sqrt('a')); t(lambda: cmath.exp(1000)); t(lambda: cmath.atanh(1))
def roots(a, b, c):
    d = cmath.sqrt(b*b - 4*a*c); return (-b + d)/(2*a), (-b - d)/(2*a)
print(roots(1, 2, 5), roots(1, -3, 2))
