"""Queues for threads: CPython's queue."""

import threading
from _functools import class_getitem as _class_getitem, full_name as _full_name
from collections import deque
from heapq import heappop, heappush
from time import monotonic as time
from _thread import _new_resource

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """Queue.get found nothing, in time."""

    __module__ = "_queue"


class Full(Exception):
    """Queue.put found no room, in time."""


class ShutDown(Exception):
    """The queue was shut down."""


def _checked(timeout):
    if timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return timeout


class Queue:
    """First in, first out; with a maxsize > 0, put waits while so many items are there."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # Guards the items; the conditions share it.
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        resource = _new_resource("queue")
        for condition in (self.not_empty, self.not_full, self.all_tasks_done):
            # In traces and reports all three are this queue.
            condition._resource = resource
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Says that an item got before is dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks = unfinished
            if unfinished == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        """Waits until all items are dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Adds an item; Full if there is no room (in time)."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                elif _checked(timeout) is None:
                    while self._qsize() >= self.maxsize:
                        self.not_full.wait()
                        if self.is_shutdown:
                            raise ShutDown
                else:
                    end = time() + timeout
                    while self._qsize() >= self.maxsize:
                        remaining = end - time()
                        if remaining <= 0:
                            raise Full
                        self.not_full.wait(remaining)
                        if self.is_shutdown:
                            raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item out; Empty if there is none (in time)."""
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            if not block:
                if not self._qsize():
                    raise Empty
            elif _checked(timeout) is None:
                while not self._qsize():
                    self.not_empty.wait()
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown
            else:
                end = time() + timeout
                while not self._qsize():
                    remaining = end - time()
                    if remaining <= 0:
                        raise Empty
                    self.not_empty.wait(remaining)
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """From now on put raises ShutDown, and get does once the queue is empty: at once if `immediate`."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # What subclasses replace to keep their items otherwise; called with the mutex held.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(_class_getitem)


class PriorityQueue(Queue):
    """The lowest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


@_full_name
class SimpleQueue:
    """First in, first out, without limit and without counting tasks."""

    __module__ = "_queue"

    def __init__(self, /):
        self._queue = deque()
        self._count = threading.Semaphore(0)
        self._count._cond._kind = "queue"

    def put(self, /, item, block=True, timeout=None):
        """Adds an item. Never waits: block and timeout are there for the sake of Queue.put."""
        self._queue.append(item)
        self._count.release()

    def get(self, /, block=True, timeout=None):
        """Takes an item out; Empty if there is none (in time)."""
        if not block:
            timeout = None
        elif timeout is not None:
            if not hasattr(timeout, "__float__"):
                from _operator import index
                timeout = index(timeout)
            _checked(timeout)
        if not self._count.acquire(block, timeout):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, /, item):
        return self.put(item, block=False)

    def get_nowait(self, /):
        return self.get(block=False)

    def empty(self, /):
        return len(self._queue) == 0

    def qsize(self, /):
        return len(self._queue)

    __class_getitem__ = classmethod(_class_getitem)
