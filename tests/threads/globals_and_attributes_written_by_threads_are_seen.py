import threading
import time


class Flag:
    ready = False


ready = False
flag = Flag()


def wait_for_global():
    while not ready:
        pass
    print("saw the global")


def wait_for_attribute():
    while not flag.ready:
        time.sleep(0.001)
    print("saw the attribute", flag.value)


t = threading.Thread(target=wait_for_global)
t.start()
ready = True
t.join()
t = threading.Thread(target=wait_for_attribute)
t.start()
flag.value = 42
flag.ready = True
t.join()
new_global_from_thread = None


def define():
    global new_global_from_thread, brand_new
    new_global_from_thread = "set"
    brand_new = "made"


t = threading.Thread(target=define)
t.start()
t.join()
print(new_global_from_thread, brand_new)
