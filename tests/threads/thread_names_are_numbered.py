import threading


def work():
    pass


threads = [threading.Thread(target=work) for _ in range(2)]
threads.append(threading.Thread(name="mine"))
threads.append(threading.Thread())
print([t.name for t in threads])
threads[0].name = "renamed"
print(threads[0].name, threads[1].name, threading.main_thread().name, threading.current_thread().name)
print(repr(threads[0]), repr(threads[2]).split(",")[0])


class Worker(threading.Thread):
    pass


print(Worker().name, Worker(name="w").name)
print(repr(threading.main_thread()).startswith("<_MainThread(MainThread, started "))
