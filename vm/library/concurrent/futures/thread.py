"""ThreadPoolExecutor."""

import os
import queue
import threading
from _thread import _join_pool, _next_pool
from concurrent.futures import _base

_executors = {}  # those not shut down yet, for the end of the program
_shutdown = False
_global_lock = threading.Lock()
_counter = 0


def _next_number():
    global _counter
    with _global_lock:
        number = _counter
        _counter += 1
        return number


def _at_exit():
    # Lets the threads finish what was submitted, then end.
    global _shutdown
    with _global_lock:
        _shutdown = True
        executors = list(_executors)
    for executor in executors:
        executor._work_queue.put(None)
    for executor in executors:
        for thread in list(executor._threads):
            thread.join()


threading._register_atexit(_at_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """A thread's initializer has failed."""


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        self.future._condition._resource.carry_out()
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            # The exception's traceback holds this frame.
            self = None
        else:
            self.future.set_result(result)


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in up to max_workers threads, which are started as they are needed."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._pool = (_next_pool(), max_workers)
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % _next_number()
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            _executors[self] = True
            future = _base.Future()
            resource = future._condition._named()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            # For reports of deadlocks: any of the threads will do.
            future._expected = (next(iter(self._threads))._ident, *self._pool)
            resource.expect(*future._expected)
            return future

    def _adjust_thread_count(self):
        # An idle thread takes it, if there is one.
        if self._idle_semaphore.acquire(blocking=False):
            return
        count = len(self._threads)
        if count < self._max_workers:
            thread = threading.Thread(name="%s_%d" % (self._thread_name_prefix, count), target=self._work)
            thread.start()
            self._threads.add(thread)

    def _work(self):
        _join_pool(*self._pool)
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                _base._log_exception("Exception in initializer:", 50)
                self._initializer_failed()
                return
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                self._idle_semaphore.release()
                item = self._work_queue.get()
            if item is not None:
                item.run()
                del item
                continue
            if self._shutdown or _shutdown:
                self._shutdown = True
                # For the next thread.
                self._work_queue.put(None)
                return

    def _drain(self):
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for item in self._drain():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            with _global_lock:
                if wait:
                    _executors.pop(self, None)
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
