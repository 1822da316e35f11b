# expect: the cycle: one -> Lock #[0-9]+ -> two -> Lock #[0-9]+ -> one|the cycle: two -> Lock #[0-9]+ -> one
import threading, time
a, b, both = threading.Lock(), threading.Lock(), threading.Barrier(2)
def work(first, second):
    first.acquire(); both.wait(); second.acquire(); print("never")
threading.Thread(target=work, args=(a, b), name="one", daemon=True).start()
threading.Thread(target=work, args=(b, a), name="two", daemon=True).start()
while True: time.sleep(0.01)
