import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    t = threading.Thread(target=print)
    t.setName("worker")
    t.setDaemon(True)
    print(t.getName(), t.isDaemon(), threading.activeCount(), threading.currentThread().name)
    condition = threading.Condition()
    with condition:
        condition.notifyAll()
    print(threading.Event().isSet())
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)

warnings.simplefilter("error")
try:
    threading.activeCount()
except DeprecationWarning as error:
    print("DeprecationWarning", error)
