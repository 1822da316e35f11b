import threading


def work(n):
    raise ValueError("number " + str(n))


for i in range(2):
    t = threading.Thread(target=work, args=(i,), name="t" + str(i))
    t.start()
    t.join()
