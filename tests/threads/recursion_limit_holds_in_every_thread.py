import threading

results = []
lock = threading.Lock()


def deep(n):
    return 0 if n == 0 else deep(n - 1) + 1


def forever():
    return forever() + 1


def work():
    a = deep(500)
    try:
        forever()
    except RecursionError as e:
        with lock:
            results.append((a, type(e).__name__))


threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)
