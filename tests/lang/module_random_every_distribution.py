import random
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for seed in (42, 'hello', b'bytes', 3.14, None and 0, -5, 2**100, bytearray(b'ab')):
    random.seed(seed) if seed is not None else random.seed(0)
    print([random.random() for _ in range(2)], random.randint(1,6), random.randrange(0,100,7), random.choice('abcdef'), random.choices([1,2,3], weights=[5,1,1], k=5), random.choices('xyz', cum_weights=[1,3,4], k=4), random.sample(range(100), 5), random.sample([1,2,3], counts=[3,2,1], k=4), random.uniform(1,10))
    l = list(range(10)); random.shuffle(l); print(l)
    print(random.gauss(0,1), random.gauss(1,2), random.normalvariate(0,1), random.triangular(0,10,3), random.expovariate(1.5), random.betavariate(2,3), random.gammavariate(2,1), random.gammavariate(0.5,1), random.gammavariate(1,2), random.lognormvariate(0,1), random.vonmisesvariate(0,4), random.paretovariate(3), random.weibullvariate(1,2), random.getrandbits(40), random.getrandbits(100), random.randbytes(5), random.randrange(10**30), random.randrange(10), random.triangular(), random.binomialvariate(10,0.3), random.binomialvariate(100,0.4))
r = random.Random(7); s = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(s); print(a == [r.random() for _ in range(3)], s[0], len(s[1]), s[2])
t(lambda: random.choice([])); t(lambda: random.sample([1],2)); t(lambda: random.randint(5,1)); t(lambda: random.randrange(0)); t(lambda: random.randrange(1,10,0)); t(lambda: random.choices([1],weights=[1,2])); t(lambda: random.choices([], k=1)); t(lambda: random.sample({1,2},1)); t(lambda: random.getrandbits(-1)); t(lambda: random.seed([1])); t(lambda: random.randrange(1.5)); t(lambda: random.shuffle((1,2))); t(lambda: random.choices([1,2], weights=[0,0])); t(lambda: random.randint(1.0,2)); t(lambda: random.sample('abc', -1)); t(lambda: random.randint('a', 2)); t(lambda: random.choice({1})); t(lambda: random.expovariate(0))
print(isinstance(random.SystemRandom().random(), float), 1 <= random.SystemRandom().randint(1,3) <= 3, type(random.Random(1)).__name__)
class R(random.Random): pass
print(R(5).random(), random.Random(5).random(), random.Random('x').choice('abc'))
random.seed(10); print(random.random()); random.seed(10); print(random.random(), random.choices(range(5), k=3))
random.seed(1, version=1); print(random.random()); random.seed('abc', version=1); print(random.random())
