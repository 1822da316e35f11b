"""Case 2: the low-level module _thread (案例2：使用 _thread 模块)

The same two loops, each in a thread: they sleep at the same time, so all is done after 2 s and not 3.
_thread has no join. The main thread can only guess how long to wait; when it ends, the others are cut off.
"""
import _thread
import time


def loop_0():
    print("loop 0 starts, takes 2 s")
    time.sleep(2)
    print("loop 0 is done")


def loop_1():
    print("loop 1 starts, takes 1 s")
    time.sleep(1)
    print("loop 1 is done")


def main():
    print("main starts")
    _thread.start_new_thread(loop_0, ())
    time.sleep(0.2)
    _thread.start_new_thread(loop_1, ())
    # Without this sleep the program would be over before the loops are.
    time.sleep(2.3)
    print("main ends after a guessed time")


if __name__ == "__main__":
    main()
