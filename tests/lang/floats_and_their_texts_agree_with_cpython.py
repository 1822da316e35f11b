# Arithmetic, rounding and reading of floats; subclasses of int and float; bool.
import random, math
R = random.Random(7)
def t(f, *a):
    try: return f(*a)
    except Exception as e: return type(e).__name__ + ': ' + str(e)
for i in range(50):
    x = R.choice([R.uniform(-10,10), R.gauss(0,1)*10**R.randrange(-300,300), R.randrange(-1000,1000)/8, R.randrange(-10**6,10**6)/1000, 0.0, -0.0, 1e308, 5e-324, float('inf'), float('nan'), 2.5,0.5,1.5])
    y = R.choice([R.uniform(-10,10), R.randrange(-5,6), 0.5, 0.0, 3, -2, 1e10, float('inf'), float('-inf'), 1/3])
    n = R.randrange(-12, 25)
    print(x, y, t(round, x, n), t(round, x), t(lambda: x//y), t(lambda: x%y), t(divmod,x,y), t(lambda: x**y) if not (x<0 and y!=int(y if abs(y)<1e9 else 0)) else '-', x<y, x==y, t(int,x), repr(x), str(x), t(x.as_integer_ratio), x.hex(), x.is_integer())
for s in ['1','1.5','.5','5.','1e5','1E-5','inf','-Infinity','nan','+nan','1_000.5','1__0','_1','1_','1e_5','1e5_0','0x10','1 2','',' 1 ','1e400','1e-400','-1e400','--1','+-1','1e','e5','infi','nan(1)','٣.٥','\u00a01\u2003', '1\n', '0.1e1','1_0e1_0', 'İnf','1.2.3','-.','-']:
    print(repr(s), t(float, s))
for s in ['1','-1',' 12 ','1_000','1__0','_1','1_','0x1f','0X1F','0b11','0o17','- 1','+5','++5','','  ','٣٤','abc','1.5','1e5','\u00a012']:
    print(repr(s), t(int, s), t(int, s, 0), t(int, s, 16), t(int,s,2), t(int,s,36))
for s in ['0x1p3','1p3','0x.8','0x1.8p-1','-0x1.','inf','nan','-Inf','0x','0x1p','1.8','0x1.fffffffffffffp+1023','0x1p1024','0x1p-1080','0x1.00000000000008p0','0x1.000000000000080001p0']:
    print(s, t(float.fromhex, s))
class I(int):
    pass
class F(float):
    def hi(self): return self*2
a = I(5); b = F(2.5)
print(a+1, a*2, 1+a, a==5, 5==a, a<6, hash(a)==hash(5), repr(a), str(a), f'{a:03d}', [1,2,3,4,5,6][a], type(a).__name__, isinstance(a,int), int(a), float(a), a/2, -a, abs(I(-3)), bool(I(0)), a in [5], {5:1}[a], range(a), round(a), divmod(a,2), a**2, pow(2,a,7), a&4, ~a)
a.x = 3; print(a.x)
print(b+1, 1+b, b.hi(), b==2.5, repr(b), f'{b:.3f}', int(b), round(b), b<3, -b, abs(b), b//1, b%1, hash(b)==hash(2.5), sum([b,b]), max(b,1), math.floor(b), math.sqrt(b))
print(True+True, True&False, True|1, ~True, bool([]), bool("a"), repr(True), str(False), int(True), True*5, isinstance(True,int), True==1, hash(True), f'{True}', f'{True:d}', True.bit_length(), (True).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio(), (2.5).real, (2.5).imag)
