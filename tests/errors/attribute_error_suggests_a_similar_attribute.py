class Worker:
    def __init__(self):
        self.result = 1


print(Worker().reslt)
