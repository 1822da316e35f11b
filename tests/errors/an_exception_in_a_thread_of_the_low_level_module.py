import _thread

done = _thread.allocate_lock()
done.acquire()


def work(n):
    try:
        [][n]
    finally:
        done.release()


_thread.start_new_thread(work, (1,))
done.acquire()
import time
time.sleep(0.1)
print("main goes on")
