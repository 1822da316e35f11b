import _thread, time
class M(Exception):
    def __str__(self): return "a\nb"
class D:
    def __init__(self, e): self.e = e
    def __del__(self): raise self.e
for e in (ValueError, ValueError("x"), M, KeyError(1), OSError(2, "no")):
    d = D(e); del d
def g(): raise ValueError
_thread.start_new_thread(g, ()); time.sleep(0.05)
import sys
sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.err_msg, type(u.object).__name__)
d = D(ValueError()); del d
_thread.start_new_thread(g, ()); time.sleep(0.05)
