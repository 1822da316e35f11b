# expect: Semaphore #[0-9]+, (held by itself|which nobody is left to release)
import threading

s = threading.Semaphore(1)
s.acquire()
s.acquire()
