"""Future, Executor, and waiting for several futures."""

import threading
from collections import namedtuple
from _functools import class_getitem as _class_getitem
from time import monotonic as _now

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
# Cancelled, but those who wait do not know yet: its thread tells them when it would have run it.
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_DONE = (CANCELLED_AND_NOTIFIED, FINISHED)

_STATE_TEXT = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled",
               FINISHED: "finished"}


class Error(Exception):
    """Of this package."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future cannot do that any more."""


class BrokenExecutor(RuntimeError):
    """The executor cannot run anything any more."""


class _Waiter:
    """Collects futures that become done; `event` is set when there is reason to look."""

    def __init__(self, each, on_exception, pending):
        self.event = threading.Event()
        self.event._cond._kind = "future"
        self.finished = []
        self._lock = threading.Lock()
        self._each = each  # is every single one a reason?
        self._on_exception = on_exception
        self._pending = pending

    def watch(self, futures):
        # For reports of deadlocks: if one pool is to carry them all out, nobody else can end the waiting.
        expected = {future._expected for future in futures}
        if len(expected) == 1 and None not in expected:
            self.event._cond._named().expect(*expected.pop())
        for future in futures:
            future._waiters.append(self)

    def add(self, future):
        with self._lock:
            self.finished.append(future)
            self._pending -= 1
            failed = future._state == FINISHED and future._exception is not None
            if self._each or self._pending == 0 or (self._on_exception and failed):
                self.event.set()


class _Locked:
    """Holds the conditions of several futures, taken in one order."""

    def __init__(self, futures):
        self._futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self._futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self._futures:
            future._condition.release()


def as_completed(fs, timeout=None):
    """Yields the futures in the order in which they become done; those done already come first."""
    end = None if timeout is None else timeout + _now()
    fs = set(fs)
    total = len(fs)
    with _Locked(fs):
        done = [f for f in fs if f._state in _DONE]
        pending = set(fs).difference(done)
        waiter = _Waiter(True, False, len(pending))
        waiter.watch(pending)
    try:
        while done:
            yield done.pop()
        while pending:
            remaining = None
            if end is not None:
                remaining = end - _now()
                if remaining < 0:
                    raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            waiter.event.wait(remaining)
            with waiter._lock:
                done = waiter.finished
                waiter.finished = []
                waiter.event.clear()
            done.reverse()
            while done:
                future = done.pop()
                pending.discard(future)
                yield future
    finally:
        for future in fs:
            with future._condition:
                if waiter in future._waiters:
                    future._waiters.remove(waiter)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits until futures are done: the first, the first that fails, or all."""
    fs = set(fs)
    with _Locked(fs):
        done = {f for f in fs if f._state in _DONE}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(f._exception is not None for f in done if f._state == FINISHED):
            return DoneAndNotDoneFutures(done, not_done)
        if len(done) == len(fs):
            return DoneAndNotDoneFutures(done, not_done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError("Invalid return condition: %r" % return_when)
        waiter = _Waiter(return_when == FIRST_COMPLETED, return_when == FIRST_EXCEPTION, len(not_done))
        waiter.watch(not_done)
    waiter.event.wait(timeout)
    for future in not_done:
        with future._condition:
            if waiter in future._waiters:
                future._waiters.remove(waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


class Future:
    """The outcome of a call that may still be to come."""

    _expected = None  # who is to carry it out, as resources are told

    def __init__(self):
        self._condition = threading.Condition()
        self._condition._kind = "future"
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = "<%s at %#x state=%s" % (self.__class__.__name__, id(self), _STATE_TEXT[self._state])
            if self._state == FINISHED:
                if self._exception:
                    text += " raised " + self._exception.__class__.__name__
                else:
                    text += " returned " + self._result.__class__.__name__
            return text + ">"

    def cancel(self):
        """Keeps the call from running; False if it runs or has run."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in _CANCELLED

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Calls fn(future) when the future is done; at once if it is."""
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        self._call_back(fn)

    def _invoke_callbacks(self):
        for fn in self._done_callbacks:
            self._call_back(fn)

    def _call_back(self, fn):
        try:
            fn(self)
        except Exception:
            _log_exception("exception calling callback for %r" % self)

    def __get_result(self):  # a name that tracebacks show
        if self._exception:
            try:
                raise self._exception
            finally:
                # The traceback would keep the future, and the future the exception.
                self = None
        return self._result

    def _wait(self, timeout):
        # With the condition held; raises unless the call is over.
        if self._state in _CANCELLED:
            raise CancelledError()
        if self._state == FINISHED:
            return
        self._condition.wait(timeout)
        if self._state in _CANCELLED:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """What the call returned, or raises what it raised; waits for it."""
        try:
            with self._condition:
                self._wait(timeout)
                return self.__get_result()
        finally:
            self = None

    def exception(self, timeout=None):
        """What the call raised, or None; waits for it."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        """The call is about to run: False if it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _log_critical("Future %s in unexpected state: %s" % (id(self), self._state))
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError("{}: {!r}".format(self._state, self))
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    __class_getitem__ = classmethod(_class_getitem)


def _log_exception(message, level=40):
    # CPython hands this to logging, whose last resort prints it so; here too if the script has that.
    import sys
    import _thread
    logging = sys.modules.get("logging")
    if logging is not None:
        logging.getLogger("concurrent.futures").log(level, message, exc_info=True)
        return
    kind, error, _ = sys.exc_info()
    if sys.stderr is not None:
        sys.stderr.write(message + "\n" + _thread._format_exception(kind, error))


def _log_critical(message):
    # Without a traceback.
    import sys
    if sys.stderr is not None:
        sys.stderr.write(message + "\n")


class Executor:
    """Runs calls somewhere; what runs them is up to subclasses."""

    def submit(self, fn, /, *args, **kwargs):
        """Has fn(*args, **kwargs) run and returns its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """The results of fn over the iterables, in order; all calls are submitted at once."""
        end = None if timeout is None else timeout + _now()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        # A generator of its own, so that the submitting is done by now.
        def results():
            try:
                futures.reverse()
                while futures:
                    if end is None:
                        yield _result_or_cancel(futures.pop())
                    else:
                        yield _result_or_cancel(futures.pop(), end - _now())
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future
