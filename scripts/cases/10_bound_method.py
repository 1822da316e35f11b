"""Case 10: a bound method as target, "industrial" style (案例10：工业风，以对象方法为线程目标)

The class does not inherit from Thread, it has threads: start() makes them with self.run as target, stop()
tells them by an Event. So the state stands in one object and the thread is a detail of it.
"""
import threading
import time


class Machine:
    def __init__(self, name, period):
        self.name = name
        self.period = period
        self.produced = 0
        self.stopping = threading.Event()
        self.thread = None

    def run(self):
        while not self.stopping.is_set():
            time.sleep(self.period)
            self.produced += 1

    def start(self):
        self.thread = threading.Thread(target=self.run, name=self.name)
        self.thread.start()

    def stop(self):
        self.stopping.set()
        self.thread.join()


def main():
    machines = [Machine("drill", 0.4), Machine("press", 0.25)]
    for machine in machines:
        machine.start()
    time.sleep(1.1)
    for machine in machines:
        machine.stop()
    for machine in machines:
        print(machine.name, "produced", machine.produced)


if __name__ == "__main__":
    main()
