import threading


class Square(threading.Thread):
    def __init__(self, n):
        super().__init__(name="square of " + str(n))
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n ** 2


threads = [Square(i) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([t.result for t in threads], threads[3].name)


class OldStyle(threading.Thread):
    def __init__(self):
        threading.Thread.__init__(self)

    def run(self):
        print("run in", type(threading.current_thread()).__name__)


t = OldStyle()
t.start()
t.join()


class Forgets(threading.Thread):
    def __init__(self):
        pass


try:
    Forgets().start()
except RuntimeError as e:
    print(e)
direct = Square(9)
direct.run()
print(direct.result, direct.is_alive())
