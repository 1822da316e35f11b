# expect: MainThread -> Lock #[0-9]+ -> MainThread
# expect: held by itself since line [0-9]+
# expect: line [0-9]+, in <module>
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
