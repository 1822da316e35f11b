import threading

go = threading.Event()
started = threading.Event()


def work():
    started.set()
    go.wait()


t = threading.Thread(target=work)
print(t.is_alive(), t.ident, t.daemon)
t.start()
started.wait()
print(t.is_alive(), t.ident is not None, t.ident == threading.get_ident())
t.join(0.05)
print("after join with a timeout", t.is_alive())
go.set()
t.join()
print(t.is_alive(), t.ident is not None)
