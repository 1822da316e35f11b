import threading
import time

calls = []
start = time.monotonic()
t = threading.Timer(0.05, calls.append, args=["called"])
t.start()
print(calls)
t.join()
print(calls, time.monotonic() - start >= 0.045)
t = threading.Timer(5, calls.append, ["never"])
t.start()
t.cancel()
t.join(2)
print(calls, t.is_alive())
t = threading.Timer(0.01, lambda a, b=0: calls.append((a, b)), args=(1,), kwargs={"b": 2})
print(t.daemon, t.is_alive(), isinstance(t, threading.Thread))
t.start()
t.join()
print(calls)
never_started = threading.Timer(1, print)
never_started.cancel()
