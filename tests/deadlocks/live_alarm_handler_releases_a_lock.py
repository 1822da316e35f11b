import threading, signal
l = threading.Lock(); l.acquire()
signal.signal(signal.SIGALRM, lambda s, f: l.release())
signal.setitimer(signal.ITIMER_REAL, 0.2)
l.acquire(); print("ok")
