# expect: Queue #[0-9]+, which nobody is left to use
# expect: line [0-9]+, in <module>
import queue

q = queue.Queue()
q.put(1)
print(q.get())
q.get()
