# expect: one .id [0-9]+, daemon. waits
# expect: one -> Lock
import threading

a, b = threading.Lock(), threading.Lock()
barrier = threading.Barrier(2)


def work(first, second):
    with first:
        barrier.wait()
        with second:
            pass


one = threading.Thread(target=work, args=(a, b), daemon=True, name="one")
two = threading.Thread(target=work, args=(b, a), daemon=True, name="two")
one.start()
two.start()
one.join()
