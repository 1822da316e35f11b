"""Case 14: a lock with a timeout (案例14：锁超时)

acquire(timeout=...) returns False when the lock was not free in time. Whoever fails to get the second lock
puts the first one back and tries again later: the deadlock of case 13 becomes a delay.
"""
import threading
import time

paper = threading.Lock()
scissors = threading.Lock()


def craft(name, first, second, patience):
    attempts = 0
    while True:
        attempts += 1
        with first:
            time.sleep(0.2)
            if second.acquire(timeout=patience):
                try:
                    print(f"{name} has both at attempt {attempts}")
                    return
                finally:
                    second.release()
        print(f"{name} gives up attempt {attempts} and puts the first lock back")
        time.sleep(0.5)


def main():
    threads = [
        threading.Thread(target=craft, args=("artist", paper, scissors, 2)),
        threading.Thread(target=craft, args=("tailor", scissors, paper, 0.3)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("free at once:", paper.acquire(blocking=False), "and not twice:", paper.acquire(False))
    paper.release()


if __name__ == "__main__":
    main()
