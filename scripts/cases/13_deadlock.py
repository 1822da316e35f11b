"""Case 13: deadlock (案例13：死锁)

Two threads need the same two locks and take them in opposite order. Each holds one and waits for the other
for ever. CPython hangs here (Ctrl-C ends it); gilbox says who waits for whom and ends with status 1, unless
it is told `--deadlock wait`. Had both taken the locks in one order, nothing would happen: see case 14 for
another way out.
"""
import threading
import time

paper = threading.Lock()
scissors = threading.Lock()


def artist():
    with paper:
        print("artist has the paper")
        time.sleep(0.5)
        with scissors:
            print("artist cuts (never printed)")


def tailor():
    with scissors:
        print("tailor has the scissors")
        time.sleep(0.5)
        with paper:
            print("tailor cuts (never printed)")


def main():
    threads = [threading.Thread(target=artist, name="artist"), threading.Thread(target=tailor, name="tailor")]
    for thread in threads:
        thread.start()
        time.sleep(0.1)
    print("main waits for both")
    for thread in threads:
        thread.join()
    print("main ends (never printed)")


if __name__ == "__main__":
    main()
