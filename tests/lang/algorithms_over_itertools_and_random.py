import itertools, functools, operator, math, random, bisect, heapq
from itertools import groupby, chain, islice, count, product, permutations, combinations, accumulate, zip_longest, takewhile, dropwhile, starmap, tee, cycle, repeat
random.seed(2024)
deck = list(product('A23456789TJQK', 'SHDC')); random.shuffle(deck); print(deck[:5]); hands = [deck[i::4][:5] for i in range(4)]
for h in hands: print(' '.join(sorted(''.join(c) for c in h)))
def primes():
    yield 2
    found = [2]
    for n in count(3, 2):
        if all(n % p for p in takewhile(lambda p: p*p <= n, found)): found.append(n); yield n
print(list(islice(primes(), 20)))
data = [random.gauss(50, 10) for _ in range(1000)]; print(round(sum(data)/len(data), 6), round(min(data), 6), round(max(data), 6))
print([random.randint(1, 100) for _ in range(10)], random.sample(range(1000), 5), [round(random.uniform(0,1), 4) for _ in range(3)])
people = [('ann', 30, 'x'), ('bob', 25, 'y'), ('cat', 30, 'y'), ('dan', 25, 'x')]
for age, grp in groupby(sorted(people, key=operator.itemgetter(1)), key=operator.itemgetter(1)): print(age, [p[0] for p in grp])
print(functools.reduce(operator.mul, range(1, 11)), list(accumulate([3,1,4,1,5], max)), list(map(operator.add, [1,2],[3,4])))
def compose(*fs): return functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, lambda x: x+1, int)('41'))
@functools.lru_cache(maxsize=None)
def edit(a, b):
    if not a or not b: return len(a) + len(b)
    if a[0] == b[0]: return edit(a[1:], b[1:])
    return 1 + min(edit(a[1:], b), edit(a, b[1:]), edit(a[1:], b[1:]))
print(edit('kitten', 'sitting'), edit('intention', 'execution'), edit.cache_info())
def dijkstra(g, s):
    dist = {s: 0}; pq = [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if d + w < dist.get(v, math.inf): dist[v] = d + w; heapq.heappush(pq, (d + w, v))
    return dist
print(dijkstra({'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {}}, 'a'))
grades = [33, 99, 77, 70, 89, 90, 100]; print(['FDCBA'[bisect.bisect([60,70,80,90], g)] for g in grades])
print(list(zip_longest('abc', '12', fillvalue='?')), ''.join(chain.from_iterable([['a','b'],['c']])), list(starmap(lambda a, b: a*b, [(1,2),(3,4)])))
a, b = tee(range(4)); next(b, None); print(list(zip(a, b)), list(itertools.pairwise('abcd')), list(itertools.batched(range(7), 3)))
print(math.isclose(math.sqrt(2)**2, 2), math.gcd(48, 36), math.lcm(4, 6), math.comb(10, 3), math.degrees(math.pi/3), math.log2(1024), f'{math.pi:.10f}', math.floor(-2.5), math.trunc(-2.5), math.hypot(3, 4), math.factorial(25))
sched = itertools.cycle(['red', 'green', 'blue']); print([next(sched) for _ in range(5)])
print(max(combinations([5, -2, 9, 3], 2), key=sum), sum(1 for p in permutations('abc') if p[0] < p[1]), list(itertools.compress('abcdef', [1,0,1])))
print(heapq.nlargest(3, people, key=lambda p: (p[1], p[0])), list(heapq.merge([1,4,7],[2,5,8],[3,6,9])))
def chunked(it, n):
    it = iter(it)
    while chunk := list(islice(it, n)): yield chunk
print(list(chunked('abcdefg', 3)), sum(starmap(operator.mul, zip([1,2,3],[4,5,6]))))
monty = sum(random.randrange(3) != random.randrange(3) for _ in range(10000)); print(monty)
pi = sum(random.random()**2 + random.random()**2 <= 1 for _ in range(20000)); print(4*pi/20000)
print(random.choices(['win','lose'], weights=[1, 3], k=8), random.betavariate(2, 5), random.expovariate(0.1))
