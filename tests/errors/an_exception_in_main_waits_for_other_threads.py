import threading
import time


def work():
    time.sleep(0.1)
    print("the thread ends")


threading.Thread(target=work).start()
print("main fails")
{}["k"]
