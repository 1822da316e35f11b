def mask(s):
    out = ""
    i = 0
    while i < len(s):
        j = i + 2 if s[i:i+2] == "0x" else i
        while j < len(s) and s[j] in "0123456789abcdef": j += 1
        if s[i:i+2] == "0x": out += "ADDR"; i = j
        elif j - i >= 12 and s[i:j].isdigit(): out += "ID"; i = j
        else: out += s[i]; i += 1
    return out
import threading, queue, time
def show(f):
    try: r=f()
    except BaseException as e: print(type(e).__name__, e)
    else: print(mask(repr(r)))
T=threading
t=T.Thread(target=lambda:None)
show(lambda:t); show(t.join); show(lambda:T.current_thread().join()); t.start(); t.join(); show(lambda:t); show(t.start)
show(lambda:setattr(t,'daemon',True))
show(lambda:T.Thread(1)); show(lambda:T.Semaphore(-1)); show(lambda:T.Semaphore(2)); show(lambda:T.BoundedSemaphore(2)); show(lambda:T.BoundedSemaphore(2).release())
show(lambda:T.Event()); e=T.Event(); e.set(); show(lambda:e); show(lambda:T.Condition()); show(lambda:T.Condition(T.Lock()))
show(lambda:T.Barrier(3)); b=T.Barrier(2); b.abort(); show(lambda:b); show(b.wait); show(lambda:T.Barrier(0))
show(lambda:T.Condition().wait()); show(lambda:T.Condition().notify()); show(lambda:T.Condition(T.Lock()).wait())
show(lambda:T.Lock()); show(lambda:T.RLock()); show(lambda:T.Lock().release()); show(lambda:T.RLock().release())
show(lambda:T.Lock().acquire(False,1)); show(lambda:T.Lock().acquire(True,-2)); show(lambda:T.Lock().acquire(timeout=1e20)); show(lambda:T.Lock().acquire(timeout=None)); show(lambda:T.Lock().acquire(timeout='x'))
show(lambda:T.RLock().acquire(False,1))
show(lambda:T.Semaphore().acquire(False,1)); show(lambda:T.Semaphore().release(0))
show(T.main_thread); show(T.enumerate); show(T.active_count)
show(lambda:T.Timer(1,print)); 
class X(T.Thread):
    def __init__(self): pass
show(lambda:X().start()); show(lambda:X().join()); show(lambda:X().name); show(lambda: X().is_alive())
show(lambda:T.stack_size(-1)); show(lambda:T.stack_size(100)); show(lambda:T.stack_size())
show(lambda:T.TIMEOUT_MAX)
q=queue.Queue(1); show(q.get_nowait); q.put(1); show(lambda:q.put_nowait(2)); show(lambda:q.get(timeout=-1)); show(lambda:q.put(1,timeout=-1)); show(lambda:q.put(3,timeout=.01))
q.task_done(); show(q.task_done); show(lambda:queue.SimpleQueue().get(timeout=-1)); show(lambda:queue.SimpleQueue().get(False)); show(lambda: queue.Empty.__module__); show(lambda:queue.Queue())
show(lambda:queue.SimpleQueue())
def f(a,b=2): 1/0
def g(): pass
for i in range(2):
    t=T.Thread(target=f,args=(1,),name=None); show(lambda:t.name)
t=T.Thread(target=g,daemon=True,name='W'); show(lambda:t)
t.start(); t.join(); show(lambda:t)
show(lambda:T.local()); show(lambda:T.local(1)); show(lambda:T.local().x)
l=T.local(); show(lambda:setattr(l,'__dict__',1)); l.a=1; show(lambda:l.__dict__); 
def d(): del l.zz
show(d)
show(lambda:T.ExceptHookArgs([1,2,3,4]))
import _thread
show(lambda:_thread.start_new_thread(1,())); show(lambda:_thread.start_new_thread(g,[])); show(lambda:_thread.start_new_thread(g,(),1)); show(_thread.exit)
show(lambda:T.RLock()._release_save()); show(lambda: T.Barrier(2).wait(timeout=0.01))
r=T.RLock(); r.acquire(); show(lambda:r)
show(lambda:T.Thread(target=g,name=5).name); show(lambda:T.Thread(name='').name)
