# expect: holds Lock #[0-9]+ since line [0-9]+
# expect: t0 -> Lock #[0-9]+ -> t
# expect: t1 -> Lock #[0-9]+ -> t
# expect: t2 -> Lock #[0-9]+ -> t
# expect: held by t0 .id [0-9]+. since line [0-9]+
import threading

locks = [threading.Lock() for _ in range(3)]
barrier = threading.Barrier(3)


def work(i):
    with locks[i]:
        barrier.wait()
        with locks[(i + 1) % 3]:
            pass


threads = [threading.Thread(target=work, args=(i,), name=f"t{i}") for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
