import os, threading, time
r, w = os.pipe(); l = threading.Lock(); l.acquire()
def rd(): os.read(r, 1); l.release()
threading.Thread(target=rd).start(); threading.Timer(0.1, os.write, (w, b"x")).start(); l.acquire()
