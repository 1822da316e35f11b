import threading

results = []


def work(n):
    try:
        if n % 2:
            raise ValueError(n)
        results.append((n, "fine"))
    except ValueError as e:
        results.append((n, str(e)))


threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
    t.join()
print(results)
try:
    raise KeyError("in main")
except KeyError:
    t = threading.Thread(target=work, args=(1,))
    t.start()
    t.join()
    try:
        raise
    except KeyError as e:
        print("still", e)
print(results[-1])
