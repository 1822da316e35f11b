import threading

import helper_counts_imports

results = []


def work():
    import helper_slow_import
    results.append(helper_slow_import.value)


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results, helper_counts_imports.count)
