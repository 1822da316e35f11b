import sys
import threading


def work():
    print("thread before exit")
    sys.exit(5)
    print("never")


t = threading.Thread(target=work)
t.start()
t.join()
print("main goes on", t.is_alive())
