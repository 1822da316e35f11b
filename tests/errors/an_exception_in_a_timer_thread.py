import threading


def late(text):
    int(text)


t = threading.Timer(0.01, late, ["x"])
t.name = "timer"
t.start()
t.join()
print("after the timer")
