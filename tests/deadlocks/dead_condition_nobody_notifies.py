# expect: Condition #[0-9]+, which nobody is left to notify
import threading

c = threading.Condition()
with c:
    c.wait()
