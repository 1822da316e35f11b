"""Case 5: join (案例5：join 等待线程结束)

join() waits until a thread has ended; join(timeout) gives up after a while, and is_alive() tells which of
the two it was. Whatever follows the joins can rely on the threads' results.
"""
import threading
import time

results = {}


def loop(name, seconds):
    print(f"{name} starts, takes {seconds} s")
    time.sleep(seconds)
    results[name] = seconds * 10
    print(f"{name} is done")


def main():
    start = time.time()
    print("main starts")
    first = threading.Thread(target=loop, args=("loop 0", 2))
    second = threading.Thread(target=loop, args=("loop 1", 1))
    first.start()
    time.sleep(0.1)
    second.start()

    first.join(0.5)
    print("after half a second: loop 0 alive", first.is_alive(), "loop 1 alive", second.is_alive())
    first.join()
    second.join()
    print("after both joins: loop 0 alive", first.is_alive(), "loop 1 alive", second.is_alive())
    print("results", sorted(results.items()))
    print(f"main ends after {time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
