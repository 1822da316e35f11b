"""Case 16: Semaphore (案例16：信号量 Semaphore)

A semaphore lets a given number of threads in at a time: six cars, three places. A BoundedSemaphore also
notices when more is given back than was taken.
"""
import threading
import time

places = threading.BoundedSemaphore(3)
guard = threading.Lock()
parked = 0
most = 0


def car(number):
    global parked, most
    with places:
        with guard:
            parked += 1
            most = max(most, parked)
            print(f"car {number} parks")
        time.sleep(0.5)
        with guard:
            parked -= 1
            print(f"car {number} leaves")


def main():
    start = time.time()
    cars = [threading.Thread(target=car, args=(number,)) for number in range(1, 7)]
    for thread in cars:
        thread.start()
    for thread in cars:
        thread.join()
    print("never more than", most, "cars,", round(time.time() - start), "s for two rounds of half a second")
    try:
        places.release()
    except ValueError as error:
        print("ValueError:", error)


if __name__ == "__main__":
    main()
