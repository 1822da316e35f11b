# What the interpreter guesses was meant by a wrong name: traceback's answers.
import traceback
class A:
    def __init__(self): self.count=1; self.total=2
    def inc(self): count+1
    def cap(self):
        def g(): return self
        return totals
    def dec(self): print(sizee)
    size=3
    @property
    def bad(self): raise ValueError('x')
    def prop(self): return bad
def f():
    valeu=1
    def g(): return value
    return value
for fn in (A().inc,A().dec,A().cap,f,lambda: random.random(), lambda: sys.argv, lambda: pritn(1), lambda: A().cuont, lambda: A().siz, lambda: __import__('math').squirt, lambda: maths, lambda: Tru, lambda: x, lambda: re, lambda: lenn, lambda: jsn, lambda: coll.abc):
    try: fn()
    except Exception: print(traceback.format_exc().split('\n')[-2])
