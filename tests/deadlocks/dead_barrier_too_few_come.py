# expect: Barrier #[0-9]+, to which too few threads are left to come
import threading

b = threading.Barrier(3)
for i in range(2):
    threading.Thread(target=b.wait, name=f"t{i}").start()
