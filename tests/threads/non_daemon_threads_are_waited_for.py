import threading
import time


def late():
    time.sleep(0.1)
    print("late thread ends")


def later():
    threading.Thread(target=late).start()
    print("a thread started a thread")


threading.Thread(target=later).start()
time.sleep(0.05)
print("main ends")
