from operator import *
import operator
print(itemgetter(1)('ABC'), itemgetter(1,3)('ABCDEF'), itemgetter(slice(2,None))('ABC'), itemgetter('k')({'k':1}))
print(attrgetter('__class__.__name__')(3), attrgetter('real','numerator')(3), methodcaller('upper')('abc'), methodcaller('replace','a','b')('aac'), methodcaller('split', sep=',')('a,b'))
print(itemgetter(1), attrgetter('a.b','c'), methodcaller('x',1,k=2))
print(add(1,2), mul('a',3), concat([1],[2]), contains([1],1), countOf([1,2,1],1), indexOf([1,2],2), truth([]), not_([]), index(True), is_(None,None), neg(3), abs(-3), pow(2,10), floordiv(7,2), mod(7,3), lshift(1,4), iadd([1],[2]), length_hint([1,2]), call(max,1,2), operator.__add__(1,2), matmul.__name__, add)
for f in (lambda: add(1), lambda: add(1,'a'), lambda: itemgetter(), lambda: itemgetter(5)('abc'), lambda: attrgetter('x')(1), lambda: concat(1,2), lambda: indexOf([1],2), lambda: attrgetter(3), lambda: methodcaller()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
