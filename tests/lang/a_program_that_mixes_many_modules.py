import sys, io, os, time, threading, functools, itertools, operator, re, json, random, math, struct, hashlib, subprocess
from datetime import date, datetime, timedelta
# bank / inventory style program mixing modules
class Event:
    _ids = itertools.count(1000)
    def __init__(self, kind, when, **data):
        self.id = next(self._ids); self.kind, self.when, self.data = kind, when, data
    def __lt__(self, o): return self.when < o.when
    def __repr__(self): return f"<Event {self.id} {self.kind} {self.when:%m-%d %H:%M} {self.data}>"
start = datetime(2024, 2, 28, 22, 15)
rng = random.Random(1)
events = sorted(Event(rng.choice(['login', 'logout', 'buy']), start + timedelta(minutes=rng.randrange(3000)), user=rng.choice(['ann', 'bob']), amount=round(rng.uniform(1, 100), 2)) for _ in range(8))
for e in events: print(e)
for day, grp in itertools.groupby(events, key=lambda e: e.when.date()):
    grp = list(grp); print(day.isoformat(), day.strftime('%a'), len(grp), f"{sum(e.data['amount'] for e in grp):>8.2f}")
total = functools.reduce(lambda acc, e: {**acc, e.data['user']: acc.get(e.data['user'], 0) + e.data['amount']}, events, {}); print({k: round(v, 2) for k, v in sorted(total.items())})
print(max(events, key=lambda e: e.data["amount"]).id)
gap = [b.when - a.when for a, b in itertools.pairwise(events)]; print(max(gap), min(gap), sum(gap, timedelta()) / len(gap))
def retry(times, exceptions=(Exception,)):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*a, **k):
            for attempt in range(1, times + 1):
                try: return fn(*a, **k)
                except exceptions as ex:
                    print(f'attempt {attempt} failed: {ex!r}')
                    if attempt == times: raise
        return wrapper
    return deco
calls = itertools.count()
@retry(3, (ValueError,))
def flaky(x):
    "flaky doc"
    if next(calls) < 2: raise ValueError(f'bad {x}')
    return x * 2
print(flaky(21), flaky.__name__, flaky.__doc__)
class LRU:
    def __init__(self, cap): self.cap, self.d = cap, {}
    def get(self, k):
        if k in self.d: self.d[k] = self.d.pop(k); return self.d[k]
    def put(self, k, v):
        self.d.pop(k, None); self.d[k] = v
        if len(self.d) > self.cap: del self.d[next(iter(self.d))]
c = LRU(2); c.put('a', 1); c.put('b', 2); c.get('a'); c.put('c', 3); print(c.d)
def parse_config(text):
    section, out = None, {}
    for n, line in enumerate(text.splitlines(), 1):
        line = re.sub(r'\s*[#;].*$', '', line).strip()
        if not line: continue
        if m := re.fullmatch(r'\[(\w+)\]', line): section = out.setdefault(m[1], {})
        elif m := re.fullmatch(r'(\w+)\s*[=:]\s*(.*)', line):
            v = m[2]
            section[m[1]] = int(v) if re.fullmatch(r'-?\d+', v) else float(v) if re.fullmatch(r'-?\d*\.\d+', v) else v.lower() == 'true' if v.lower() in ('true', 'false') else v
        else: raise SyntaxError(f'line {n}: {line!r}')
    return out
print(parse_config('[db]\nhost = localhost ; c\nport: 5432\n[app]\ndebug=True\nrate = .5 # x'))
try: parse_config('[a]\n???')
except SyntaxError as e: print(e)
old, sys.stdout = sys.stdout, io.StringIO(); print('captured', json.dumps({'t': str(timedelta(hours=1))})); got, sys.stdout = sys.stdout.getvalue(), old; print(repr(got))
hist = {}; [hist.__setitem__(len(w), hist.get(len(w), 0) + 1) for w in re.findall(r'\w+', 'the quick brown fox jumps over the lazy dog')]
for k in sorted(hist): print(f'{k:>3} {"*" * hist[k]}')
print(hashlib.sha256(json.dumps(hist, sort_keys=True).encode()).hexdigest()[:12], struct.pack('>3H', *sorted(hist)[:3]).hex(), math.dist((0, 0), (3, 4)), f'{math.e:.5g}', '%.3e' % 12345.678)
mat = [[rng.randint(0, 9) for _ in range(3)] for _ in range(3)]; print(mat, list(map(list, zip(*mat))), [[sum(map(operator.mul, r, c)) for c in zip(*mat)] for r in mat])
def bench(fn, n=100):
    t = time.perf_counter_ns()
    for _ in range(n): fn()
    return (time.perf_counter_ns() - t) / n > 0
print(bench(lambda: sum(range(10))))
lock = threading.RLock(); log = []
def worker(name, q):
    for item in iter(q.pop, None):
        with lock: log.append((name, item))
qs = [[None, 1, 2], [None, 3]]; ts = [threading.Thread(target=worker, args=(f'w{i}', q)) for i, q in enumerate(qs)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(log))
print(date(2024, 2, 29) + timedelta(days=365), (datetime(2024, 12, 25) - datetime(2024, 2, 29, 12)).total_seconds(), [ (date(y, 1, 1) - timedelta(1)).strftime('%j') for y in (2024, 2025)])
print(subprocess.run(['echo', 'done'], capture_output=True, text=True).stdout.strip(), os.linesep == '\n', 1)
