# expect: waiter .* Event #[0-9]+, which nobody is left to set
# expect: MainThread .* waits for waiter to end
import threading

e = threading.Event()
t = threading.Thread(target=e.wait, name="waiter")
t.start()
t.join()
