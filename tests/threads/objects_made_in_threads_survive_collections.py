import threading

results = {}


def build(n):
    items = []
    for i in range(3000):
        items.append({"n": n, "i": [i, str(i), (n, i)]})
        if len(items) > 500:
            items = items[250:]
    results[n] = sum(x["i"][0] + len(x["i"][1]) + x["n"] for x in items)


threads = [threading.Thread(target=build, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()))
