import threading, itertools, functools, re, json, hashlib, random, operator, struct, datetime, bisect, heapq
N = 4
def hammer(f, n=N):
    errors = []
    def run():
        try: f()
        except BaseException as e: errors.append(e)
    ts = [threading.Thread(target=run) for _ in range(n)]
    for t in ts: t.start()
    for t in ts: t.join()
    return errors
c = itertools.count(); got = [[] for _ in range(N)]; ids = itertools.count()
def f():
    mine = got[next(ids)]
    for _ in range(5000): mine.append(next(c))
print(hammer(f), sorted(itertools.chain.from_iterable(got)) == list(range(20000)))
p = itertools.permutations(range(6)); seen = []; lock = threading.Lock()
def f():
    mine = []
    for x in p: mine.append(x)
    with lock: seen.extend(mine)
print(hammer(f), len(seen), len(set(seen)))
@functools.lru_cache(maxsize=50)
def sq(x): return x * x
def f():
    for i in range(20000):
        assert sq(i % 80) == (i % 80) ** 2
        if i % 5000 == 0: sq.cache_clear()
print(hammer(f), sq.cache_info().currsize <= 50)
@functools.cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
def f():
    for _ in range(50): fib.cache_clear(); assert fib(60) == 1548008755920
print(hammer(f))
pat = re.compile(r'(\w+)@(\w+)\.com')
def f():
    for i in range(2000):
        assert pat.findall(f'a{i}@b.com, c@d{i}.com') == [(f'a{i}', 'b'), ('c', f'd{i}')]
        assert re.sub(r'\d+', lambda m: str(int(m[0]) + 1), f'x{i} y{i} é{i} 你{i}') == f'x{i+1} y{i+1} é{i+1} 你{i+1}'
        assert re.match(rf'(\d){{{i % 5 + 1}}}', '1' * 10).end() == i % 5 + 1
print(hammer(f))
def f():
    for i in range(500):
        d = {'i': i, 'l': list(range(10)), 's': 'é' * 5}
        assert json.loads(json.dumps(d, indent=i % 3)) == d
print(hammer(f))
shared = hashlib.sha256()
def f():
    for i in range(200):
        assert hashlib.md5(b'x' * 5000).hexdigest()[:6] == '38acf5' or True
        shared.update(b'a' * 3000)
print(hammer(f), shared.hexdigest() == hashlib.sha256(b'a' * 3000 * 200 * N).hexdigest())
cyc = itertools.cycle('abc'); a, b = itertools.tee(iter(range(1000))); z = itertools.zip_longest(range(5000), range(3000)); g = itertools.groupby(range(5000), lambda x: x // 3); ch = itertools.chain(range(5000), range(5000)); isl = itertools.islice(itertools.count(), 10, 20000, 3); ac = itertools.accumulate(itertools.repeat(1, 5000)); pw = itertools.pairwise(range(5000)); bt = itertools.batched(range(5000), 3)
def f():
    for it in (z, ch, isl, ac, pw, bt):
        for x in it: pass
    for i in range(3000): next(cyc)
    for k, grp in g:
        for x in grp: pass
    list(a) ; list(b)
r = hammer(f); print(len(r) == 0 or r)
def f():
    for i in range(300):
        d = datetime.datetime(2024, 1, 1) + datetime.timedelta(minutes=i); assert datetime.datetime.strptime(d.strftime('%Y-%m-%d %H:%M'), '%Y-%m-%d %H:%M') == d
        assert struct.unpack('<Id', struct.pack('<Id', i, i / 2)) == (i, i / 2)
print(hammer(f))
l = []
def f():
    for i in range(2000): bisect.insort(l, random.random())
print(hammer(f), len(l))
