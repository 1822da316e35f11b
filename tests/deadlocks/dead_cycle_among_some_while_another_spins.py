# expect: left -> Lock
# expect: right -> Lock
# expect: for each other and nobody else wakes them
import threading, time

a, b = threading.Lock(), threading.Lock()
barrier = threading.Barrier(2)


def work(first, second):
    with first:
        barrier.wait()
        with second:
            pass


def spin():
    while True:
        time.sleep(0.001)


threading.Thread(target=spin, name="busy", daemon=True).start()
threads = [threading.Thread(target=work, args=p, name=n) for p, n in (((a, b), "left"), ((b, a), "right"))]
for t in threads:
    t.start()
for t in threads:
    t.join()
