# expect: none
import threading

a, b = threading.Lock(), threading.Lock()
with a, b:
    pass
with b, a:
    pass
