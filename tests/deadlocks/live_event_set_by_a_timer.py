# expect: none
import threading

e = threading.Event()
threading.Timer(0.02, e.set).start()
e.wait()
