"""Case 17: Timer (案例17：定时器 Timer)

A Timer is a thread that waits before it calls its function. cancel() stops one that is still waiting, and a
function that starts the next Timer makes a clock.
"""
import threading

ticks = []
finished = threading.Event()


def tick(number):
    ticks.append(number)
    print("tick", number)
    if number < 3:
        threading.Timer(0.3, tick, args=(number + 1,)).start()
    else:
        finished.set()


def greet(name, greeting="hello"):
    print(greeting, name)


def main():
    early = threading.Timer(0.1, greet, args=["world"], kwargs={"greeting": "good morning"})
    never = threading.Timer(0.5, greet, ["nobody"])
    early.start()
    never.start()
    never.cancel()
    print("the second timer is cancelled, the first one is on its way")
    early.join()
    tick(1)
    print("all ticks came in time:", finished.wait(timeout=5))
    print("ticks", ticks)


if __name__ == "__main__":
    main()
