# expect: waits for RLock #[0-9]+, held by gone \(id 2\), which has ended without releasing it
import threading

lock = threading.RLock()
thread = threading.Thread(target=lock.acquire, name="gone")
thread.start()
thread.join()
with lock:
    pass
