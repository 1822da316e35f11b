# What bisect answers to rare arguments and wrong ones.
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


run('import bisect')
run('a=[1,2,2,3]')
show(r"bisect.bisect(a,2)")
show(r"bisect.bisect_left(a,2,lo=1)")
show(r"bisect.bisect_left(a,2,-1)")
show(r"bisect.bisect_left(a,2,0,99)")
show(r"bisect.bisect(a)")
show(r"bisect.bisect()")
show(r"bisect.bisect(a,'x')")
show(r"bisect.bisect(a,2,key=lambda v:-v)")
show(r"bisect.bisect([('a',1),('b',2)],2,key=lambda r:r[1])")
run('bisect.insort(a,2.5); a')
show(r"bisect.insort(a,2.5)")
show(r"a")
show(r"bisect.insort_left([('x',3)],('y',1),key=lambda r:r[1])")
show(r"bisect.bisect(a,2,foo=1)")
show(r"bisect.bisect(a,2,0,2,None)")
show(r"bisect.bisect(5,2)")
show(r"bisect.bisect_right([],1)")
show(r"bisect.insort((1,2),3)")
show(r"bisect.bisect(a,2,'a')")
show(r"bisect.bisect_left")
show(r"bisect.bisect is bisect.bisect_right")
