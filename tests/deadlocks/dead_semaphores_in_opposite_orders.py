# expect: A1
# expect: B1
# expect: cycle:.*Semaphore.*Semaphore
import threading
s1 = threading.Semaphore(1)
s2 = threading.Semaphore(1)
both = threading.Barrier(2)
def one():
    with s1:
        both.wait()
        with s2:
            print("one")
def two():
    with s2:
        both.wait()
        with s1:
            print("two")
threading.Thread(target=one, name="A1").start()
threading.Thread(target=two, name="B1").start()
