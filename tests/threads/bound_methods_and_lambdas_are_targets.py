import threading


class Job:
    def __init__(self):
        self.done = []

    def work(self, n):
        self.done.append(n)

    def __call__(self, n):
        self.done.append(-n)


job = Job()
for target in [job.work, job, lambda n: job.done.append(n * 100), job.done.append]:
    t = threading.Thread(target=target, args=(7,))
    t.start()
    t.join()
print(job.done)
