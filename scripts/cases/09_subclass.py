"""Case 9: a subclass of Thread (案例9：继承 Thread 类)

A class derived from threading.Thread overrides run(); what run() finds out stays in attributes, to be read
after join(). __init__ has to call the base class's.
"""
import threading
import time


class Summer(threading.Thread):
    def __init__(self, name, numbers):
        super().__init__(name=name)
        self.numbers = numbers
        self.result = None

    def run(self):
        print(f"{self.name} adds {len(self.numbers)} numbers")
        total = 0
        for number in self.numbers:
            total += number
            time.sleep(0.02)
        self.result = total


def main():
    threads = [Summer("low half", range(0, 25)), Summer("high half", range(25, 50))]
    for thread in threads:
        thread.start()
        time.sleep(0.1)
    for thread in threads:
        thread.join()
        print(thread.name, "found", thread.result)
    print("together", sum(thread.result for thread in threads))


if __name__ == "__main__":
    main()
