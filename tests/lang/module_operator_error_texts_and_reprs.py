# What operator answers to rare arguments and to wrong ones.
import re


def show(text):
    try:
        print(text, "->", re.sub("0x[0-9a-f]{6,}", "0x0", repr(eval(text))))
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "-> !", type(e).__name__, e)


run('import operator as o')
run('from operator import *')
show(r"itemgetter(1)")
show(r"itemgetter(1,'a')")
show(r"itemgetter()")
show(r"itemgetter(1)([1])")
show(r"itemgetter('k')({})")
show(r"itemgetter(1)(5)")
show(r"itemgetter(slice(1,3))('abcd')")
show(r"attrgetter('a.b')")
show(r"attrgetter('real','imag')(5)")
show(r"attrgetter('zz')(5)")
show(r"attrgetter(5)")
show(r"attrgetter()")
show(r"attrgetter('a','b')")
show(r"methodcaller('upper')")
show(r"methodcaller('split',',',maxsplit=1)")
show(r"methodcaller('split',',',maxsplit=1)('a,b,c')")
show(r"methodcaller()")
show(r"methodcaller(5)")
show(r"methodcaller('nope')('a')")
show(r"add(1,'a'),")
show(r"add(1)")
show(r"truediv(1,0)")
show(r"concat([1],[2])")
show(r"concat(1,2)")
show(r"countOf([1,2,1],1)")
show(r"indexOf([1,2],5)")
show(r"indexOf([1,2],2)")
show(r"length_hint([1,2])")
show(r"length_hint(5)")
show(r"length_hint(5,3)")
show(r"length_hint(5,'a')")
show(r"length_hint(iter([1,2,3]))")
show(r"index('a')")
show(r"index(True)")
show(r"contains([1],1)")
show(r"contains(5,1)")
show(r"getitem({},1)")
show(r"setitem([],0,1)")
show(r"delitem({},'a')")
show(r"is_(1,1), is_not(1,2), not_(0), truth([])")
show(r"lt(1,'a')")
show(r"iadd([1],[2])")
show(r"iadd(1,2)")
show(r"matmul(1,2)")
show(r"pow(2,3), mod(7,3), floordiv(7,2), xor(5,1), inv(5), invert(5), neg(3), pos(3), lshift(1,3), rshift(8,1)")
show(r"call(len,'abc')")
show(r"iconcat(1,2)")
show(r"imatmul(1,2)")
show(r"ipow(2,3)")
show(r"abs(-5)")
show(r"attrgetter.__name__, add")
show(r"le, eq(1,1), ne(1,2), gt(1,2), ge(1,1), and_(1,3), or_(1,2), sub(1,2), mul('a',3)")
show(r"itemgetter(0,2,1)('abc')")
show(r"neg('a')")
