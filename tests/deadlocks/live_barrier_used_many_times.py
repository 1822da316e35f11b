# expect: none
import threading

b = threading.Barrier(4)


def work():
    for _ in range(50):
        b.wait()


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
