import threading

count = 0
lock = threading.Lock()


def work(n):
    global count
    with lock:
        count += n


for round in range(20):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(10)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
print(count, threading.active_count())
