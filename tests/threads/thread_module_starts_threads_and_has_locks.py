import _thread
import threading

lock = _thread.allocate_lock()
done = _thread.allocate_lock()
done.acquire()
results = []


def work(a, b, c=0):
    with lock:
        results.append((a, b, c))
    done.release()


ident = _thread.start_new_thread(work, (1, 2), {"c": 3})
done.acquire()
print(results, isinstance(ident, int), isinstance(_thread.get_ident(), int))
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.release(), lock.locked())
print(_thread.allocate_lock is threading.Lock or type(lock) is type(threading.Lock()), _thread.LockType is type(lock))
try:
    _thread.start_new_thread(work, 5)
except TypeError as e:
    print(e)
try:
    _thread.start_new_thread(5, ())
except TypeError as e:
    print(e)
try:
    lock.release()
except _thread.error as e:
    print(type(e).__name__, e)


def exits():
    try:
        _thread.exit()
    finally:
        done.release()


_thread.start_new_thread(exits, ())
done.acquire()
print("a thread ended by exit()", _thread.TIMEOUT_MAX > 1000)


def joins_itself():
    import threading
    try:
        threading.current_thread().join()
    except AssertionError as error:
        print(error)
    done.release()


_thread.start_new_thread(joins_itself, ())
done.acquire()
