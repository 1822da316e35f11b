import signal, threading
class T(Exception): pass
def h(*a): raise T
signal.signal(signal.SIGALRM, h); signal.setitimer(signal.ITIMER_REAL, 0.1)
l = threading.Lock(); l.acquire()
try: l.acquire()
except T: pass
