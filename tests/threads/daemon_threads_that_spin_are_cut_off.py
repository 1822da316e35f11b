import threading

started = threading.Event()


def spin():
    n = 0
    started.set()
    while True:
        n += 1


for _ in range(3):
    threading.Thread(target=spin, daemon=True).start()
started.wait()
print("main ends although three threads spin")
