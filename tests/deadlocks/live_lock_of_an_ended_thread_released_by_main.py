import threading
l = threading.Lock(); n = [0]
ready = threading.Semaphore(0)
def owner(): l.acquire(); ready.release()
t = threading.Thread(target=owner); t.start(); ready.acquire(); t.join()
l.release(); l.acquire()
