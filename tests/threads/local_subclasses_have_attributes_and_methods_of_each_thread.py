import threading
class My(threading.local):
    x = 1
    def __init__(self, n): self.n = n; self.items = []
    def add(self, v): self.items.append(v); return len(self.items)
m = My(5)
def w(i, out): m.n += i; out.append((m.n, m.add(i), m.x, m.__dict__ == {'n': m.n, 'items': [i]}))
out = []
for i in range(3):
    t = threading.Thread(target=w, args=(i, out)); t.start(); t.join()
print(out, m.n, m.items)
l = threading.local()
l.a = 1
def g():
    try: l.a
    except AttributeError as e: print(e)
    l.b = 2; print(l.__dict__)
t = threading.Thread(target=g); t.start(); t.join(); print(l.__dict__)
try: threading.local(3)
except TypeError as e: print(e)
