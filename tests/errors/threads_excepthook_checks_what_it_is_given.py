import threading, sys
old = threading.excepthook
for f in (lambda: threading.excepthook(), lambda: threading.excepthook(3), lambda: threading.excepthook(1, 2), lambda: threading.excepthook(args=1), lambda: threading.ExceptHookArgs(1), lambda: threading.ExceptHookArgs((1, 2)), lambda: threading.excepthook((1,2,3,4))):
    try: f()
    except TypeError as e: print(e)
print(threading.excepthook, threading.__excepthook__, threading.ExceptHookArgs)
try:
    1 / 0
except ZeroDivisionError:
    threading.excepthook(threading.ExceptHookArgs(sys.exc_info() + (threading.current_thread(),)))
threading.excepthook(threading.ExceptHookArgs((SystemExit, None, None, None)))
threading.excepthook(threading.ExceptHookArgs((ValueError, None, None, threading.main_thread())))
a = threading.ExceptHookArgs((ValueError, None, None, 3)); print(a, a.thread, a[0], a.exc_value)
threading.excepthook = None
try: threading.Thread(target=print)
except RuntimeError as e: print(e)
threading.excepthook = old
def f(): 1/0
t = threading.Thread(target=f)
threading.excepthook = None
t.start()
t.join()
threading.excepthook = old
del threading.excepthook
try: threading.Thread(target=print)
except NameError as e: print(e)
sys.stderr = None
threading.excepthook = old
t = threading.Thread(target=f)
t.start()
t.join()
print("ok")
