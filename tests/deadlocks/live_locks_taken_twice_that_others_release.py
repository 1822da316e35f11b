# The main thread takes a lock twice: the second time it waits for whoever is to release it.
import threading
import time


def release_later(lock):
    time.sleep(0.05)
    lock.release()


def open_by_a_timer():
    timer = threading.Timer(0.05, by_timer.release)
    timer.start()


by_thread = threading.Lock()
by_thread.acquire()
threading.Thread(target=release_later, args=(by_thread,)).start()
by_thread.acquire()
by_thread.release()

by_timer = threading.Lock()
by_timer.acquire()
threading.Thread(target=open_by_a_timer).start()
by_timer.acquire()
by_timer.release()
