# expect: MainThread \(id 1\) waits for Lock #[0-9]+, held by itself
import threading
l = threading.Lock()
class D:
    def __del__(self):
        with l: pass
def f():
    d = D()
    with l:
        del d
f()
