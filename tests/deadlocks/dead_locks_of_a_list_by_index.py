# expect: the cycle: T[01] -> Lock #[0-9]+ -> T[01] -> Lock #[0-9]+ -> T[01]
import threading, time
locks, both = [threading.Lock() for _ in range(2)], threading.Barrier(2)
def take(i): locks[i].acquire()
def give(n): locks[n].release()
def work(i):
    take(i)
    both.wait()
    try:
        take((i + 1) % 2)
        give((i + 1) % 2)
    finally:
        give(i)
for i in range(2): threading.Thread(target=work, args=(i,), name=f"T{i}", daemon=True).start()
while True: time.sleep(0.01)
