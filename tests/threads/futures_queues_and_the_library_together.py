# Threads with natives of the library: producer/consumer with json, hashing in parallel, timers
import threading, queue, json, hashlib, time, functools, itertools, re, random, subprocess
from concurrent.futures import ThreadPoolExecutor, as_completed
def sha(data): return hashlib.sha256(data).hexdigest()
chunks = [bytes([i]) * 100000 for i in range(6)]
with ThreadPoolExecutor(max_workers=3) as ex: print([h[:8] for h in ex.map(sha, chunks)])
q = queue.Queue(); out = []
def producer(n):
    for i in range(n): q.put(json.dumps({'id': i, 'sq': i * i}))
    q.put(None)
def consumer():
    while (item := q.get()) is not None: out.append(json.loads(item)['sq'])
ts = [threading.Thread(target=producer, args=(5,)), threading.Thread(target=consumer)]
for t in ts: t.start()
for t in ts: t.join()
print(out)
calls = itertools.count()
@functools.lru_cache(maxsize=None)
def slow(n): next(calls); time.sleep(0.01); return n * n
with ThreadPoolExecutor(4) as ex:
    futs = {ex.submit(slow, n): n for n in range(4)}
    print(sorted((futs[f], f.result()) for f in as_completed(futs)))
print(slow(2), slow.cache_info().currsize)
words = Counter = {}
lock = threading.Lock()
def count(text):
    local = {}
    for w in re.findall(r'[a-z]+', text.lower()): local[w] = local.get(w, 0) + 1
    with lock:
        for w, n in local.items(): words[w] = words.get(w, 0) + n
texts = ['the cat', 'The dog and the bird', 'a cat and a dog']
ts = [threading.Thread(target=count, args=(t,)) for t in texts]; [t.start() for t in ts]; [t.join() for t in ts]
print(sorted(words.items()))
class RateLimiter:
    def __init__(self, n, per): self.n, self.per, self.times, self.lock = n, per, [], threading.Lock()
    def allow(self, now):
        with self.lock:
            self.times = [t for t in self.times if now - t < self.per]
            if len(self.times) < self.n: self.times.append(now); return True
            return False
r = RateLimiter(2, 1.0); print([r.allow(t) for t in (0, 0.1, 0.2, 1.05, 1.15, 1.2)])
def run(cmd): return subprocess.run(cmd, capture_output=True, text=True).stdout.strip()
with ThreadPoolExecutor(2) as ex: print(list(ex.map(run, [['echo', str(i)] for i in range(3)])))
def memo(f):
    cache, lock = {}, threading.RLock()
    @functools.wraps(f)
    def w(*a):
        with lock:
            if a not in cache: cache[a] = f(*a)
            return cache[a]
    return w
@memo
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
res = []; ts = [threading.Thread(target=lambda: res.append(fib(50))) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(set(res))
rng = random.Random(3); data = [rng.random() for _ in range(1000)]; parts = [data[i::4] for i in range(4)]
with ThreadPoolExecutor(4) as ex: print(round(sum(ex.map(sum, parts)), 6) == round(sum(data), 6))
t0 = time.monotonic(); ev = threading.Event(); threading.Timer(0.05, ev.set).start(); print(ev.wait(2), time.monotonic() - t0 >= 0.05)
