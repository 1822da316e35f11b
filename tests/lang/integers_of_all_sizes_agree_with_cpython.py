# Every operation of integers on operands of all sizes, in a checksum.
import sys

sys.set_int_max_str_digits(0)
import random
R = random.Random(12345)
def t(f, *a):
    try: r = f(*a)
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    return r
def big():
    k = R.choice([1,5,30,46,47,48,49,60,62,63,64,65,100,126,127,128,129,190,192,200,500,1000])
    n = R.getrandbits(k)
    if R.random() < 0.2: n = (1 << k) - R.randrange(-2, 3)
    return -n if R.random() < 0.5 else n
h = 0
def note(*v):
    global h
    h = (h * 1000003 + sum(ord(c)*(i+1) for i, c in enumerate(str(v)))) & 0xffffffffffff
for i in range(150):
    if i % 5 == 0:
        print(i, h)
    a, b = big(), big()
    s = R.randrange(0, 200)
    note(a, b, a+b, a-b, a*b, t(lambda: a//b), t(lambda: a%b), t(divmod, a, b), a&b, a|b, a^b, ~a, -a, abs(a))
    note(a<<s, a>>s, t(lambda: a/b), a<b, a<=b, a==b, a!=b, hash(a), a.bit_length(), a.bit_count())
    note(t(pow, a, s % 20), t(pow, a, abs(b), 10**9+7), t(pow, a, b, 97), t(pow, a, abs(b) % 50, -b), t(float, a), t(round, a, -3), t(round,a,-s))
    f = R.uniform(-1e20, 1e20)
    fa = float(a)
    note(a < f, a == fa, fa == a, a > fa, fa < a, int(f), hash(f), hash(fa), f // 3.7, f % -7.25, round(f, 2), round(f, -5), f.as_integer_ratio(), f.hex(), float.fromhex(f.hex()))
    note(hex(a), oct(b), bin(a), int(hex(a), 16), int(str(b)), int(bin(a), 0), int(oct(b), 8), t(int.from_bytes, a.to_bytes(130, 'little', signed=True), 'big'), int.from_bytes(b.to_bytes(140,'big',signed=True),'big',signed=True))
    note(t(lambda: a.to_bytes(8,'big')), t(lambda: a.to_bytes(8,'little',signed=True)))
print(10**4299 == int('1' + '0'*4299), len(str(3**9000)))
print(str(7**5000)[:50], str(7**5000)[-50:], len(str(7**5000)))
x = 1
for i in range(2000):
    x = (x * 6364136223846793005 + 1442695040888963407) % (1 << 64)
print(x)
