from concurrent.futures import ThreadPoolExecutor
import threading
done = threading.Event()
with ThreadPoolExecutor(1) as ex:
    ex.submit(lambda: 1).add_done_callback(lambda f: ex.submit(done.set))
    done.wait()
