import json, hashlib, time, sys, os, io, struct, hmac, threading
from functools import partial, wraps, total_ordering, singledispatch, cached_property
from dataclasses import dataclass, field, asdict
from datetime import date, datetime, timedelta
class Block:
    def __init__(self, index, data, prev):
        self.index, self.data, self.prev, self.nonce = index, data, prev, 0
        self.hash = self.mine(3)
    def digest(self): return hashlib.sha256(json.dumps([self.index, self.data, self.prev, self.nonce], sort_keys=True).encode()).hexdigest()
    def mine(self, difficulty):
        while not (h := self.digest()).startswith('0' * difficulty): self.nonce += 1
        return h
chain = [Block(0, 'genesis', '0'*64)]
for i, d in enumerate(['alice->bob 5', {'from': 'bob', 'amt': 2.5}], 1): chain.append(Block(i, d, chain[-1].hash))
for b in chain: print(b.index, b.nonce, b.hash[:16], b.prev[:8])
print(all(b.prev == a.hash and b.digest() == b.hash for a, b in zip(chain, chain[1:])))
@dataclass
class Task:
    name: str
    due: date
    tags: list = field(default_factory=list)
    done: bool = False
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, datetime)): return {'__date__': o.isoformat()}
        if isinstance(o, Task): return {'__task__': True, **asdict(o)}
        return super().default(o)
def dec(d):
    if '__date__' in d: return date.fromisoformat(d['__date__'])
    if d.pop('__task__', None): return Task(**d)
    return d
tasks = [Task('write', date(2024, 2, 28) + timedelta(days=2), ['x']), Task('read', date(2024, 3, 1), done=True)]
text = json.dumps(tasks, cls=Enc, indent=2); print(text); back = json.loads(text, object_hook=dec); print(back == tasks, back[0])
def timed(f=None, *, label='time'):
    if f is None: return partial(timed, label=label)
    @wraps(f)
    def inner(*a, **k):
        t = time.perf_counter()
        try: return f(*a, **k)
        finally: print(label, f.__name__, 'took', 'ok' if time.perf_counter() - t < 5 else 'long')
    return inner
@timed
def work(n): return sum(i*i for i in range(n))
@timed(label='T')
def work2(n: int) -> int:
    "docs"
    return n
print(work(1000), work2(3), work2.__doc__, work2.__annotations__, work.__wrapped__(3))
@total_ordering
class Version:
    def __init__(self, s): self.parts = tuple(map(int, s.split('.')))
    def __eq__(self, o): return self.parts == o.parts
    def __lt__(self, o): return self.parts < o.parts
    def __repr__(self): return '.'.join(map(str, self.parts))
print(sorted(map(Version, ['1.10', '1.2', '1.9.1'])), Version('2.0') >= Version('1.9'), max(Version('0.1'), Version('0.2')))
@singledispatch
def area(s): raise TypeError('unknown ' + type(s).__name__)
@area.register
def _(s: int): return s * s
@area.register(tuple)
def _(s): return s[0] * s[1]
print(area(3), area((2, 5)))
try: area('x')
except TypeError as e: print(e)
buf = struct.pack('<4sHI', b'RIFF', 1, 2**31); print(buf, struct.unpack('<4sHI', buf), struct.calcsize('<4sHI'), hmac.new(b'k', b'm', 'sha256').hexdigest()[:10])
results = {}
def fetch(i):
    time.sleep(0.01 * (3 - i)); results[i] = hashlib.md5(str(i).encode()).hexdigest()[:6]
ts = [threading.Thread(target=fetch, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(results.items()))
class Circle:
    def __init__(self, r): self.r = r
    @cached_property
    def area(self): print('computing'); return 3 * self.r ** 2
c = Circle(2); print(c.area, c.area)
path = 'tmp_test.json'
with open(path, 'w') as f: json.dump({'a': [1, 2], 'b': None}, f)
with open(path) as f: print(json.load(f), os.path.exists(path))
os.remove(path)
try: json.loads('{"a": 1,}')
except json.JSONDecodeError as e: print(e.msg, e.lineno, e.colno, e)
print(datetime(2024, 1, 31) + timedelta(weeks=1), (date(2024, 12, 25) - date(2024, 7, 4)).days, f'{datetime(2024,5,6,7,8,9):%A, %d %B %Y at %I:%M %p}', date(2024, 5, 6).isocalendar()[1], sys.version_info >= (3, 10))
print(time.strftime('%Y', time.gmtime(0)), [d.strftime('%a') for d in (date(2024, 1, 1) + timedelta(n) for n in range(7))], json.dumps({'k': [1.0, 1e20, 2**70]}), json.dumps("tab\t"))
