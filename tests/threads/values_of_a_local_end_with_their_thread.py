# exact-collection
# Before join returns.
import threading


class Connection:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("closed", self.name)


class Store(threading.local):
    def __init__(self):
        self.connection = Connection(threading.current_thread().name)


def work(i):
    plain.connection = Connection(i)
    store.connection


plain = threading.local()
store = Store()
for i in range(3):
    thread = threading.Thread(target=work, args=(i,), name=f"worker {i}")
    thread.start()
    thread.join()
    print("joined", i)
print("end")
del store.connection
