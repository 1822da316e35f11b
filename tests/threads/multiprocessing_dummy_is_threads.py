from multiprocessing.dummy import Pool, Process, Lock, Queue, Pipe, Value, Manager, active_children
import multiprocessing.dummy as mp
with Pool(3) as p: print(p.map(lambda x: x ** 2, range(5)))
q = Queue(); ps = [Process(target=q.put, args=(i,)) for i in range(3)]
[p.start() for p in ps]; [p.join() for p in ps]; print(sorted(q.get() for _ in ps), [p.exitcode for p in ps])
a, b = Pipe(); a.send([1]); print(b.poll(), b.recv(), b.poll())
v = Value("i", 3); v.value += 1; print(v.value, v); n = mp.Namespace(x=1); print(n)
m = Manager(); d = m.dict(); d[1] = 2; print(d, m.list([1]), active_children())
import multiprocessing
multiprocessing.freeze_support()
