# expect: one waits|one .id 2. waits for two to end
# expect: two .id 3. waits for one to end
import threading

ready = threading.Event()


def one():
    ready.wait()
    threads[1].join()


def two():
    ready.wait()
    threads[0].join()


threads = [threading.Thread(target=one, name="one"), threading.Thread(target=two, name="two")]
for t in threads:
    t.start()
ready.set()
for t in threads:
    t.join()
