import threading, sys
def boom(): raise ValueError("x")
t = threading.Thread(target=boom, name="w"); t.start(); t.join()
def hook(args): print("hook", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
threading.excepthook = hook
t = threading.Thread(target=boom); t.start(); t.join()
threading.excepthook = threading.__excepthook__
def se(): sys.exit(3)
t = threading.Thread(target=se); t.start(); t.join()
def bad(args): raise KeyError("in hook")
threading.excepthook = bad
t = threading.Thread(target=boom); t.start(); t.join()
print("end")
