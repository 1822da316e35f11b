"""Case 6: a non-daemon thread (案例6：非守护线程)

Threads are not daemons unless one says so. The main thread's last line is not the program's end: the
interpreter waits for every non-daemon thread first.
"""
import threading
import time


def worker():
    for step in range(1, 4):
        time.sleep(0.4)
        print("worker: step", step, "of 3")
    print("worker: all done")


def main():
    thread = threading.Thread(target=worker)
    print("daemon:", thread.daemon)
    thread.start()
    print("main: this is my last line, the worker still works")


if __name__ == "__main__":
    main()
