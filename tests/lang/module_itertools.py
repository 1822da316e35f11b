from itertools import *
import itertools
print(list(accumulate([1,2,3,4])), list(accumulate([1,2,3], lambda a,b:a*b, initial=10)), list(accumulate([], initial=5)))
print(list(batched('ABCDEFG', 3)))
print(list(chain('ABC', 'DEF')), list(chain.from_iterable(['ABC', 'DEF'])))
print(list(combinations('ABCD', 2)), list(combinations(range(4), 3)), list(combinations('AB', 3)), list(combinations('', 0)))
print(list(combinations_with_replacement('ABC', 2)))
print(list(compress('ABCDEF', [1,0,1,0,1,1])))
c = count(10, 2); print(next(c), next(c), c); print(list(islice(count(2.5, 0.5), 3)), count(), count(1.5))
print([x for x, _ in zip(cycle('ABC'), range(7))])
print(list(dropwhile(lambda x: x<5, [1,4,6,3,8])), list(takewhile(lambda x: x<5, [1,4,6,3,8])))
print(list(filterfalse(lambda x: x<5, [1,4,6,3,8])), list(filterfalse(None, [0,1,2,''])))
print([(k, list(g)) for k, g in groupby('AAAABBBCCDAABBB')])
print([k for k, g in groupby('AAAABBBCCDAABBB')])
animals = ["duck", "eagle", "rat", "giraffe", "bear", "bat", "dolphin", "shark", "lion"]
animals.sort(key=len)
for length, group in groupby(animals, len): print(length, list(group))
print(list(islice('ABCDEFG', 2)), list(islice('ABCDEFG', 2, 4)), list(islice('ABCDEFG', 2, None)), list(islice('ABCDEFG', 0, None, 2)))
print(list(pairwise('ABCDEFG')), list(pairwise([])))
print(list(permutations('ABC', 2)), list(permutations(range(3))), list(permutations([])), list(permutations('AB', 3)))
print(list(product('AB', 'xy')), list(product(range(2), repeat=3)), list(product()), list(product('ab', [])), list(product('ab', repeat=0)))
print(list(repeat(10, 3)), repeat(1), repeat(2, 3), list(map(pow, range(10), repeat(2))))
print(list(starmap(pow, [(2,5), (3,2), (10,3)])))
a, b = tee([1,2,3]); print(next(a), list(b), list(a)); x,y,z = tee('ab', 3); print(list(x), list(y), list(z))
print(list(zip_longest('ABCD', 'xy', fillvalue='-')), list(zip_longest()), list(zip_longest([1,2],[3])))
for f in (lambda: islice([1], -1), lambda: islice([1], 1, 2, 0), lambda: batched('a', 0), lambda: combinations('a', -1), lambda: count('a'),
   lambda: repeat(), lambda: product('a', repeat=-1), lambda: permutations('a', 1.5), lambda: tee([], -1), lambda: chain(1).__next__(), lambda: type(chain(5)), lambda: next(chain(5)), lambda: accumulate(), lambda: zip_longest(1), lambda: islice('a', 'b'), lambda: pairwise(), lambda: combinations('a'), lambda: takewhile(1), lambda: starmap(pow, 3), lambda: list(starmap(pow, [3])), lambda: cycle(3), lambda: groupby(), lambda: islice([1]), lambda: product(1, foo=2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(type(a), type(count()), itertools.count, chain)
class C(chain): pass
print(list(C([1],[2])), C.__name__)
print(sum(1 for _ in permutations(range(8))))
def primes():
    def sieve(it):
        while True:
            p = next(it); yield p
            it = filterfalse(lambda n, p=p: n % p == 0, it)
    return sieve(count(2))
print(list(islice(primes(), 15)))
