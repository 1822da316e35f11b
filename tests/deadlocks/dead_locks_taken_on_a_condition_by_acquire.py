# expect: the cycle: Thread-[12] \(both\) -> Lock #[0-9]+ -> Thread-[12] \(both\) -> Lock #[0-9]+ -> Thread-[12]
# Both take the locks only if they are asked to, and release them only then: these are critical sections.
import threading
import time

a, b = threading.Lock(), threading.Lock()


def both(first, second, locked):
    if locked:
        first.acquire()
    time.sleep(0.05)
    if locked:
        second.acquire()
    if locked:
        second.release()
        first.release()


for pair in (a, b), (b, a):
    threading.Thread(target=both, args=(*pair, True), daemon=True).start()
time.sleep(5)
print("not found")
