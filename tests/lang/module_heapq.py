import heapq


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


state = 7


def random(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n


heap = []
for _ in range(200):
    heapq.heappush(heap, random(1000))
print(heap[:20], len(heap))
out = [heapq.heappop(heap) for _ in range(100)]
print(out == sorted(out), out[:10])
print(heapq.heappushpop(heap, -1), heapq.heapreplace(heap, -5), heapq.heappop(heap))
data = [random(50) for _ in range(60)]
heapq.heapify(data)
print(data)
print(heapq.nsmallest(3, data), heapq.nlargest(3, data), heapq.nsmallest(0, data), heapq.nlargest(2, data, key=lambda x: -x))
tasks = []
for item in [(3, "c"), (1, "b"), (2, "z"), (1, "a")]:
    heapq.heappush(tasks, item)
print([heapq.heappop(tasks) for _ in range(4)])
words = ["pear", "fig", "apple", "kiwi"]
heapq.heapify(words)
print(words)
floats = [2.5, 1, 0.5, True, -3]
heapq.heapify(floats)
print(floats)


class Job:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return "Job(%d)" % self.n


jobs = [Job(i) for i in range(6)]
heapq.heapify(jobs)
heapq.heappush(jobs, Job(9))
print(jobs, heapq.heappop(jobs))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge([7, 4], [9, 5], reverse=True)),
      list(heapq.merge(["b", "aaa"], ["cc"], key=len)))
show(lambda: heapq.heappop([]))
show(lambda: heapq.heapreplace([], 1))
show(lambda: heapq.heappush((), 1))
show(lambda: heapq.heapify({}))
show(lambda: heapq.heappush([1], "a"))
show(lambda: heapq.heappush([(1, {})], (1, {})))


class Shrinks:
    def __lt__(self, other):
        victims.pop()
        return True


victims = [Shrinks(), Shrinks(), Shrinks(), Shrinks()]
show(lambda: heapq.heapify(victims))
