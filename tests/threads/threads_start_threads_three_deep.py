import threading

results = []
lock = threading.Lock()


def spawn(depth, path):
    if depth == 0:
        with lock:
            results.append(path)
        return
    children = [threading.Thread(target=spawn, args=(depth - 1, path + str(i))) for i in range(3)]
    for t in children:
        t.start()
    for t in children:
        t.join()


spawn(3, "")
print(len(results), sorted(results)[0], sorted(results)[-1])
