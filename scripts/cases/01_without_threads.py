"""Case 1: without threads (案例1：不使用多线程)

Two loops that mostly sleep run one after the other: 2 s and 1 s make 3 s. While one sleeps nothing else
happens, although the machine is idle.
"""
import time


def loop(name, seconds):
    print(f"{name} starts, takes {seconds} s")
    time.sleep(seconds)
    print(f"{name} is done")


def main():
    start = time.time()
    print("main starts")
    loop("loop 0", 2)
    loop("loop 1", 1)
    print(f"main ends after {time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
