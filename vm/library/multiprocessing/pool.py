"""ThreadPool: calls that run in a fixed number of threads."""

import os
import queue
import threading
from _thread import _join_pool, _next_pool
from multiprocessing import TimeoutError

__all__ = ["Pool", "ThreadPool"]

RUN, CLOSE, TERMINATE = "RUN", "CLOSE", "TERMINATE"


class ApplyResult:
    """The outcome of a call, or of the calls of a map."""

    def __init__(self, callback, error_callback, pool):
        self._event = threading.Event()
        # For reports of deadlocks: any of the pool's threads will do.
        self._event._cond._kind = "future"
        self._event._cond._named().expect(*pool)
        self._callback = callback
        self._error_callback = error_callback
        self._success = False
        self._value = None

    def ready(self):
        return self._event.is_set()

    def successful(self):
        """Did it end without an exception? ValueError if it has not ended."""
        if not self.ready():
            raise ValueError("{0!r} not ready".format(self))
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        """The result, or raises what the call raised; waits for it."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _finish(self, success, value):
        self._success = success
        self._value = value
        callback = self._callback if success else self._error_callback
        if callback:
            callback(value)
        self._event.set()

    def _begin(self):
        self._event._cond._resource.carry_out()

    def _set(self, index, success, value):
        self._finish(success, value)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """Of a map: a list, or the exception of the first chunk that failed."""

    def __init__(self, chunks, callback, error_callback, pool):
        super().__init__(callback, error_callback, pool)
        self._chunks = [None] * chunks
        self._left = chunks
        self._failure = None
        self._lock = threading.Lock()
        if not chunks:
            self._value = []
            self._success = True
            self._event.set()

    def _begin(self):
        # Several threads may be at it.
        pass

    def _set(self, index, success, value):
        with self._lock:
            if success:
                self._chunks[index] = value
            elif self._failure is None:
                self._failure = value
            self._left -= 1
            if self._left:
                return
        if self._failure is not None:
            self._finish(False, self._failure)
        else:
            self._finish(True, [value for chunk in self._chunks for value in chunk])


class IMapIterator:
    """Gives results in order as they come."""

    def __init__(self):
        self._cond = threading.Condition()
        self._cond._kind = "future"
        self._arrived = {}
        self._next = 0
        self._length = None

    def _begin(self):
        pass

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result; TimeoutError if it does not come in time."""
        with self._cond:
            if not self._cond.wait_for(lambda: self._next in self._arrived or self._next == self._length, timeout):
                raise TimeoutError from None
            if self._next not in self._arrived:
                raise StopIteration
            success, value = self._arrived.pop(self._next)
            self._next += 1
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, index, success, value):
        with self._cond:
            self._arrived[index] = success, value
            self._cond.notify_all()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            self._cond.notify_all()


class IMapUnorderedIterator(IMapIterator):
    """Gives results as they come."""

    def _set(self, index, success, value):
        with self._cond:
            self._arrived[self._next + len(self._arrived)] = success, value
            self._cond.notify_all()


def _map_chunk(func, chunk):
    return [func(item) for item in chunk]


def _starmap_chunk(func, chunk):
    return [func(*item) for item in chunk]


def _chunks(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


class ThreadPool:
    """Runs calls in `processes` threads."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._state = RUN
        self._tasks = queue.SimpleQueue()
        self._processes = processes
        self._pool = []
        number = _next_pool()
        for _ in range(processes):
            thread = threading.Thread(target=_work, args=(number, processes, self._tasks, initializer, initargs),
                                      daemon=True, name=threading._newname("Thread-%d (worker)"))
            self._pool.append(thread)
            thread.start()
        self._expected = self._pool[0].ident, number, processes

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """func(*args, **kwds) in one of the threads; waits for it."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(callback, error_callback, self._expected)
        self._tasks.put((result, 0, func, args, kwds))
        return result

    def map(self, func, iterable, chunksize=None):
        """[func(item) for item in iterable], in the threads."""
        return self._map_async(func, iterable, _map_chunk, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        """[func(*item) for item in iterable], in the threads."""
        return self._map_async(func, iterable, _starmap_chunk, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, _map_chunk, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, _starmap_chunk, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize, callback=None, error_callback=None):
        self._check_running()
        items = iterable if hasattr(iterable, "__len__") else list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), len(self._pool) * 4)
            chunksize += bool(extra)
        if not len(items):
            chunksize = 1
        chunks = _chunks(list(items), max(chunksize, 1))
        result = MapResult(len(chunks), callback, error_callback, self._expected)
        for i, chunk in enumerate(chunks):
            self._tasks.put((result, i, mapper, (func, chunk), {}))
        return result

    def imap(self, func, iterable, chunksize=1):
        """The results one by one, in order, while others are still to come."""
        return self._imap(IMapIterator(), func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """The results one by one, as they come."""
        return self._imap(IMapUnorderedIterator(), func, iterable, chunksize)

    def _imap(self, result, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError("Chunksize must be 1+, not {0:n}".format(chunksize))
        if chunksize == 1:
            self._feed(result, ((func, (item,)) for item in iterable))
            return result
        self._feed(result, ((_map_chunk, (func, chunk)) for chunk in _chunks(list(iterable), chunksize)))
        return (item for chunk in result for item in chunk)

    def _feed(self, result, calls):
        # In a thread of its own: the iterable may be slow, or have no end.
        def feed():
            count = 0
            try:
                for func, args in calls:
                    if self._state == TERMINATE:
                        break
                    self._tasks.put((result, count, func, args, {}))
                    count += 1
            except Exception as error:
                result._set(count, False, error)
                count += 1
            result._set_length(count)
        self._feeder = threading.Thread(target=feed, name="feeder", daemon=True)
        self._feeder.start()

    _feeder = None

    def _end_workers(self):
        if self._feeder is not None:
            self._feeder.join()
        for _ in self._pool:
            self._tasks.put(None)

    def close(self):
        """Takes no more calls; those that were given run."""
        if self._state == RUN:
            self._state = CLOSE
            self._end_workers()

    def terminate(self):
        """Takes no more calls, and drops those that have not begun."""
        if self._state == TERMINATE:
            return
        self._state = TERMINATE
        while True:
            try:
                self._tasks.get_nowait()
            except queue.Empty:
                break
        self._end_workers()

    def join(self):
        """Waits for the threads to end, after close or terminate."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        for thread in self._pool:
            thread.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


def _work(number, processes, *args):
    _join_pool(number, processes)
    worker(*args)


def worker(tasks, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    while True:
        task = tasks.get()
        if task is None:
            return
        result, index, func, args, kwds = task
        result._begin()
        try:
            outcome = True, func(*args, **kwds)
        except Exception as error:
            outcome = False, error
        result._set(index, *outcome)
        task = result = func = args = kwds = outcome = None
