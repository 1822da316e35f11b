"""Case 7: a daemon thread (案例7：守护线程)

A daemon thread does not keep the program alive: when the last non-daemon thread has ended, it is cut off
wherever it stands. Here the worker gets through two of its five steps.
"""
import threading
import time


def worker():
    for step in range(1, 6):
        time.sleep(0.4)
        print("worker: step", step, "of 5")
    print("worker: all done (never printed)")


def main():
    thread = threading.Thread(target=worker, daemon=True)
    print("daemon:", thread.daemon)
    thread.start()
    time.sleep(1)
    print("main: this is my last line, the worker is cut off")


if __name__ == "__main__":
    main()
