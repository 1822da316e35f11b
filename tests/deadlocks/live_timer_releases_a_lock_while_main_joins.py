import threading
l = threading.Lock(); l.acquire()
def w():
    l.acquire(); print("w")
t = threading.Thread(target=w); t.start()
threading.Timer(0.2, l.release).start()
t.join(); print("ok")
