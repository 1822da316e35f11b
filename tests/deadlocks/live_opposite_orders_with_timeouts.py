# expect: none
import threading

a, b = threading.Lock(), threading.Lock()
barrier = threading.Barrier(2)


def work(first, second):
    with first:
        barrier.wait()
        if second.acquire(timeout=0.02):
            second.release()


threads = [threading.Thread(target=work, args=p) for p in ((a, b), (b, a))]
for t in threads:
    t.start()
for t in threads:
    t.join()
