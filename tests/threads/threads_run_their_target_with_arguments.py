import threading

results = []


def work(a, b=0, *rest, **more):
    results.append((a, b, rest, sorted(more.items())))


for args, kwargs in [((1,), {}), ((1, 2, 3), {}), ((1,), {"b": 5, "c": 6}), ([7, 8], {})]:
    t = threading.Thread(target=work, args=args, kwargs=kwargs)
    t.start()
    t.join()
print(results)
t = threading.Thread()
t.start()
t.join()
print("a thread without a target ends", t.is_alive())
try:
    threading.Thread(None, work, None, (1,), {}, daemon=True, group=3)
except (AssertionError, TypeError) as e:
    print(type(e).__name__)
