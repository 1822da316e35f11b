# expect: MainThread .* waits for worker to end
# expect: worker .* held by MainThread .id 1. since line [0-9]+
# expect: MainThread -> worker -> Lock|worker -> Lock #[0-9]+ -> MainThread
import threading

lock = threading.Lock()


def work():
    with lock:
        print("never")


t = threading.Thread(target=work, name="worker")
with lock:
    t.start()
    t.join()
