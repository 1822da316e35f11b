import threading

c = threading.Condition()
waiting = 0
tokens = 0
served = []


def waiter(n):
    global waiting, tokens
    with c:
        waiting += 1
        c.notify_all()
        while tokens == 0:
            c.wait()
        tokens -= 1
        served.append(n)
        c.notify_all()


threads = [threading.Thread(target=waiter, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
with c:
    while waiting < 4:
        c.wait()
    print("all wait", served)
    tokens = 1
    c.notify_all()
    while tokens or len(served) < 1:
        c.wait()
    print("served one:", len(served))
    tokens = 3
    c.notify(3)
for t in threads:
    t.join()
print(sorted(served))
with c:
    print(c.wait(timeout=0.02))
    print(c.wait_for(lambda: False, timeout=0.02), c.wait_for(lambda: "found"), c.wait_for(lambda: len(served) == 4, 1))
for wrong in [c.wait, c.notify, c.notify_all]:
    try:
        wrong()
    except RuntimeError as e:
        print(e)
