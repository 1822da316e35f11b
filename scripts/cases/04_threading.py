"""Case 4: the module threading (案例4：使用 threading 模块)

threading.Thread(target=..., args=..., kwargs=...) makes a thread, start() sets it going. The program ends
when all its threads have ended: no guess and no lock is needed to keep them alive.
"""
import threading
import time


def loop(name, seconds):
    print(f"{name} starts, takes {seconds} s")
    time.sleep(seconds)
    print(f"{name} is done")


def main():
    print("main starts")
    threads = [
        threading.Thread(target=loop, args=("loop 0", 2)),
        threading.Thread(target=loop, args=("loop 1",), kwargs={"seconds": 1}),
    ]
    for thread in threads:
        thread.start()
        time.sleep(0.1)
    print("main has nothing more to do, the loops go on")


if __name__ == "__main__":
    main()
