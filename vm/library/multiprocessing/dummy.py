"""The interface of multiprocessing over threads."""

import array
import queue
import threading
from multiprocessing.pool import ThreadPool
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore
from queue import Queue

__all__ = ["Process", "current_process", "active_children", "freeze_support", "Lock", "RLock", "Semaphore",
           "BoundedSemaphore", "Condition", "Event", "Barrier", "Queue", "Manager", "Pipe", "Pool", "JoinableQueue"]

current_process = threading.current_thread
JoinableQueue = Queue
dict = dict
list = list


class DummyProcess(threading.Thread):
    """A thread with the interface of a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._pid = None
        self._start_called = False

    def start(self):
        self._start_called = True
        threading.Thread.start(self)

    @property
    def exitcode(self):
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess


def active_children():
    """The processes of this module that run."""
    return [thread for thread in threading.enumerate() if isinstance(thread, DummyProcess)]


def freeze_support():
    pass


class Namespace:
    """A place for attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        texts = sorted(f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_"))
        return f"{self.__class__.__name__}({', '.join(texts)})"


class Value:
    """A value that threads share."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self.value!r})>"


def Array(typecode, sequence, lock=True):
    return array.array(typecode, sequence)


def Manager():
    import sys
    return sys.modules[__name__]


def shutdown():
    pass


def Pool(processes=None, initializer=None, initargs=()):
    """A pool of threads."""
    return ThreadPool(processes, initializer, initargs)


class Connection:
    """One end of a pipe."""

    def __init__(self, incoming, outgoing):
        self._in = incoming
        self._out = outgoing
        self.send = self.send_bytes = outgoing.put
        self.recv = self.recv_bytes = incoming.get

    def poll(self, timeout=0.0):
        """Is there something to receive, within the timeout?"""
        if self._in.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._in.not_empty:
            self._in.not_empty.wait(timeout)
        return self._in.qsize() > 0

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Pipe(duplex=True):
    """Two connected ends."""
    a, b = queue.Queue(), queue.Queue()
    return Connection(a, b), Connection(b, a)
