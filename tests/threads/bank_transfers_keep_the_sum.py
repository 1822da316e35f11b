import threading, random
class Account:
    def __init__(self, n, b): self.n, self.b, self.lock = n, b, threading.Lock()
def transfer(a, b, amount):
    first, second = sorted((a, b), key=lambda x: x.n)
    with first.lock, second.lock:
        if a.b >= amount:
            a.b -= amount; b.b += amount
            return True
    return False
acc = [Account(i, 1000) for i in range(5)]
def work(seed):
    r = random.Random(seed)
    for _ in range(300):
        a, b = r.sample(acc, 2); transfer(a, b, r.randint(1, 100))
ts = [threading.Thread(target=work, args=(i,)) for i in range(8)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sum(a.b for a in acc))
