# expect: one -> RLock
# expect: two -> RLock
# expect: since line [0-9]+
import threading

a, b = threading.RLock(), threading.RLock()
barrier = threading.Barrier(2)


def work(first, second):
    with first, first:
        barrier.wait()
        second.acquire()


one = threading.Thread(target=work, args=(a, b), name="one")
two = threading.Thread(target=work, args=(b, a), name="two")
one.start()
two.start()
one.join()
