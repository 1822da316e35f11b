# expect: none
import threading, time


def work(before):
    if before is not None:
        before.join()
    time.sleep(0.001)


before = None
for _ in range(10):
    before = threading.Thread(target=work, args=(before,))
    before.start()
before.join()
