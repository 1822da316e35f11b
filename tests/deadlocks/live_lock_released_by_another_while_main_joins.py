import threading, time
l = threading.Lock()
def releaser():
    time.sleep(0.2); l.release()
def main():
    l.acquire()
    t = threading.Thread(target=releaser); t.start()
    u = threading.Thread(target=waiter); u.start()
    u.join(); t.join()
def waiter():
    l.acquire(); print("got"); l.release()
main()
