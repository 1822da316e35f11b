import threading

thread = threading.Thread(target=int)
thread.start()
thread.join()
for timeout in (-1, 0, threading.TIMEOUT_MAX * 10, 1e30):
    print(thread.join(timeout))
waiting = threading.Event()
thread = threading.Thread(target=waiting.wait)
thread.start()
try:
    thread.join(1e30)
except OverflowError as error:
    print(error)
waiting.set()
