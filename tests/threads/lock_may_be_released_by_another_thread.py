import threading

lock = threading.Lock()
lock.acquire()
t = threading.Thread(target=lock.release)
t.start()
print(lock.acquire(timeout=5))
t.join()
order = []
lock2 = threading.Lock()
lock2.acquire()


def waiter():
    lock2.acquire()
    order.append("waiter has it")
    lock2.release()


t = threading.Thread(target=waiter)
t.start()
order.append("main releases")
lock2.release()
t.join()
print(order)
