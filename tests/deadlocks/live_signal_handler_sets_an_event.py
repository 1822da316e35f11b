import threading, signal, os, time
e = threading.Event()
signal.signal(signal.SIGINT, lambda s, f: e.set())
def k():
    time.sleep(0.3); os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=k, daemon=True).start()
e.wait(); print("ok")
