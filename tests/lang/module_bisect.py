import bisect
l=[1,3,3,5]; print(bisect.bisect(l,3), bisect.bisect_left(l,3), bisect.bisect_right(l,0)); bisect.insort(l,4); print(l); bisect.insort_left(l,3,lo=1,hi=2); print(l)
print(bisect.bisect_left([('a',1),('b',5)], 5, key=lambda r:r[1]))
def grade(score, breakpoints=[60, 70, 80, 90], grades='FDCBA'): return grades[bisect.bisect(breakpoints, score)]
print([grade(score) for score in [33, 99, 77, 70, 89, 90, 100]])
for f in (lambda: bisect.bisect([1],1,-1), lambda: bisect.bisect([1]), lambda: bisect.bisect([1],'a'), lambda: bisect.bisect(5,5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
