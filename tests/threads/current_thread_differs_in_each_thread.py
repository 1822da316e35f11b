import threading

seen = {}


def work():
    me = threading.current_thread()
    seen[me.name] = (me is t, me is threading.main_thread(), me.ident == threading.get_ident())


t = threading.Thread(target=work, name="worker")
t.start()
t.join()
print(seen)
print(threading.current_thread() is threading.main_thread(), threading.get_ident() == threading.main_thread().ident)
idents = set()
barrier = threading.Event()


def remember():
    idents.add(threading.get_ident())
    barrier.wait()


threads = [threading.Thread(target=remember) for _ in range(4)]
for t in threads:
    t.start()
while len(idents) < 4:
    pass
barrier.set()
for t in threads:
    t.join()
print(len(idents))
