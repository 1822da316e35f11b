# expect: waiter .* waits for Condition
# expect: notifier .* held by waiter .id [0-9]+. since line [0-9]+
import threading

outer = threading.Lock()
inner = threading.Condition()


def wait():
    with outer:
        with inner:
            started.set()
            inner.wait()


def notify():
    started.wait()
    with outer:
        with inner:
            inner.notify()


started = threading.Event()
threading.Thread(target=wait, name="waiter").start()
threading.Thread(target=notify, name="notifier").start()
