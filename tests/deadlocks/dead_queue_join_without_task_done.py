# expect: MainThread .* waits for Queue
import queue, threading

q = queue.Queue()
q.put(1)
threading.Thread(target=q.get).start()
q.join()
