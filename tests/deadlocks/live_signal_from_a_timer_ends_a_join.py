import threading, signal, time, os
e = threading.Event()
t = threading.Thread(target=e.wait); t.start()
signal.signal(signal.SIGUSR1, lambda *a: e.set())
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1)).start()
t.join()
