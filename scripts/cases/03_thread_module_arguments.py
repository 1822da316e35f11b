"""Case 3: _thread with arguments, and a lock each instead of a guess (案例3：_thread 传递参数)

start_new_thread(function, args[, kwargs]) takes the arguments as a tuple. Every thread is given a lock that
is already taken and releases it when it is done; the main thread waits by taking each lock once more.
"""
import _thread
import time


def loop(name, seconds, done, ending="is done"):
    print(f"{name} starts, takes {seconds} s")
    time.sleep(seconds)
    print(f"{name} {ending}")
    done.release()


def main():
    start = time.time()
    print("main starts")
    locks = []
    for name, seconds in [("loop 0", 2), ("loop 1", 1)]:
        done = _thread.allocate_lock()
        done.acquire()
        locks.append(done)
        if name == "loop 0":
            _thread.start_new_thread(loop, (name, seconds, done))
        else:
            _thread.start_new_thread(loop, (name, seconds, done), {"ending": "has finished"})
        time.sleep(0.1)
    for done in locks:
        done.acquire()
    print(f"main ends after {time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
