# expect: none
import queue, threading

q = queue.Queue()
threading.Timer(0.02, q.put, args=(1,)).start()
q.get()
