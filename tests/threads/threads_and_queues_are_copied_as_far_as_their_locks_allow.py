import copy
import pickle
import queue
import threading
from collections import OrderedDict


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.jobs = queue.SimpleQueue()


for thing in (threading.Thread(), Worker(), queue.SimpleQueue(), queue.Queue(), threading.local(), threading.Event()):
    for way in (copy.copy, copy.deepcopy, pickle.dumps):
        try:
            way(thing)
            print(type(thing).__name__, way.__name__, "works")
        except Exception as error:
            print(type(thing).__name__, way.__name__, type(error).__name__, error)

names = {}
exec("from queue import *", names)
print(sorted(name for name in names if not name.startswith("__")))

for make in (dict, OrderedDict):
    table = make(a=1, b=2)
    try:
        for key in table:
            table["c"] = 3
    except RuntimeError as error:
        print(error)
    try:
        for key in reversed(table.items()):
            del table["a"]
    except RuntimeError as error:
        print(error)

table = OrderedDict(a=1, b=2, c=3)
try:
    for key in table:
        table.move_to_end(key)
except RuntimeError as error:
    print(error)
