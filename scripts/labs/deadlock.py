"""AB/BA: two locks taken in opposite orders.

Two threads take two locks, first in one order, then in opposite orders, with a short sleep between. Predict
whether they end.
"""
# title: two locks taken in opposite orders
# predict: Do the threads end when both take A then B? And when one takes B then A?
# run: --sim --deadlock wait
# run: --sim
# why: With one order whoever has A can always get B. With two orders each thread ends up with what the other needs,
# why: and neither lets go; gilbox tells so the moment the cycle closes.
import threading
import time

a, b = threading.Lock(), threading.Lock()


def work(first, second):
    with first:
        time.sleep(0.01)
        with second:
            pass


def ends(*orders):
    threads = [threading.Thread(target=work, args=order, daemon=True) for order in orders]
    for t in threads:
        t.start()
    for t in threads:
        t.join(timeout=0.2)
    return not any(t.is_alive() for t in threads)


print("one order:", "ends" if ends((a, b), (a, b)) else "hangs", flush=True)
print("opposite orders:", "ends" if ends((a, b), (b, a)) else "hangs", flush=True)
