"""Threads, and what they wait for each other with: CPython's threading, over the native module _thread.

As there, only Lock, RLock and local are native. The rest stands here in Python, made of locks, so that its
switches can be seen. A lock that a waiting thread is to be woken by is made with _allocate_waiter, which names
what is waited for: traces and deadlock reports then say "condition" or "semaphore" and not "lock".
"""

import sys as _sys
import _thread
from collections import deque as _deque
from time import monotonic as _time
from _thread import TIMEOUT_MAX, get_ident, get_native_id, stack_size
from _thread import allocate_lock as _allocate_lock, start_new_thread as _start_new_thread
from _thread import RLock as _RLock, RLock as _CRLock, _local as local, allocate_lock as Lock, error as ThreadError
from _thread import _excepthook as excepthook, _ExceptHookArgs as ExceptHookArgs
from _thread import _allocate_waiter, _make_handle, _new_resource, _next_number, _start_joinable_thread

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
    "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs", "gettrace",
    "getprofile", "setprofile_all_threads", "settrace_all_threads", "get_native_id",
]


__excepthook__ = excepthook


def _deprecated(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=2)


def _refused(name):
    raise NotImplementedError("threading.%s() is not supported by gilbox" % name)


def settrace(func):
    if func is not None:
        _refused("settrace")


def setprofile(func):
    if func is not None:
        _refused("setprofile")


def settrace_all_threads(func):
    _refused("settrace_all_threads")


def setprofile_all_threads(func):
    _refused("setprofile_all_threads")


def gettrace():
    return None


def getprofile():
    return None


def RLock(*args, **kwargs):
    """A new lock that its owner can take again."""
    return _RLock(*args, **kwargs)


class Condition:
    """Lets threads wait, with a lock released meanwhile, until another notifies them."""

    _kind = "condition"
    _resource = None

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that can be taken several times knows how to let go of all of it.
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            method = getattr(lock, name, None)
            if method is not None:
                setattr(self, name, method)
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        # A plain lock cannot tell who has taken it.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _named(self):
        # What traces and reports know it by: for holders of the lock, at the first use.
        if self._resource is None:
            self._resource = _new_resource(self._kind)
        return self._resource

    def wait(self, timeout=None):
        """Waits until notified; False if the timeout, in seconds, came first."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _allocate_waiter(self._resource or self._named())
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Waits until predicate() is true; returns its last value."""
        end = None
        remaining = timeout
        result = predicate()
        while not result:
            if remaining is not None:
                if end is None:
                    end = _time() + remaining
                else:
                    remaining = end - _time()
                    if remaining <= 0:
                        break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes up to n of the waiting threads."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # Notified before, but not gone yet: its thread was interrupted between the two steps below.
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wakes all that wait."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Old name of notify_all."""
        _deprecated("notifyAll() is deprecated, use notify_all() instead")
        self.notify_all()


def _condition_of(kind):
    condition = Condition(Lock())
    condition._kind = kind
    return condition


class Semaphore:
    """A number of permits, taken with acquire and given back with release."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = _condition_of("semaphore")
        self._value = value
        # Permits that were there at the beginning are probably given back by whoever takes them: for reports.
        self._owned = value > 0
        self._single = value == 1

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Takes a permit; False if there was none in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            if self._owned:
                (self._cond._resource or self._cond._named()).hold()
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Gives n permits back."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._give_back(n)

    def _give_back(self, n):
        self._value += n
        if self._owned:
            (self._cond._resource or self._cond._named()).let_go(self._single)
        self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that never has more permits than it began with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        """Gives n permits back; ValueError if so many were not taken."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._give_back(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = _condition_of("event")
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        """Old name of is_set."""
        _deprecated("isSet() is deprecated, use is_set() instead")
        return self.is_set()

    def set(self):
        """Raises the flag and wakes all that wait for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Lowers the flag."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Waits until the flag is up; False if the timeout, in seconds, came first."""
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or broken while threads waited at it."""


# States of a Barrier.
_FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2


class Barrier:
    """Holds threads back until `parties` of them have come."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = _condition_of("barrier")
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        where = f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}"
        if self.broken:
            return where + ": broken>"
        return where + f": waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Waits for the others. Every thread gets another number from 0 to parties - 1."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                self._leave()

    def _enter(self):
        # Until the threads of the round before have left.
        while self._state in (_RESETTING, _DRAINING):
            self._cond.wait()
        if self._state == _BROKEN:
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = _DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != _FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in (_RESETTING, _BROKEN):
            raise BrokenBarrierError

    def _leave(self):
        if self._count == 0 and self._state in (_RESETTING, _DRAINING):
            self._state = _FILLING
            self._cond.notify_all()

    def reset(self):
        """Empties the barrier; threads that wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                self._state = _RESETTING
            else:
                self._state = _FILLING
            self._cond.notify_all()

    def abort(self):
        """Breaks the barrier until it is reset."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = _BROKEN
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN


# Threads by their idents, and those on their way to starting.
_active_limbo_lock = RLock()
_active = {}
_limbo = {}


def _newname(template):
    return template % _next_number()


class Thread:
    """A thread: runs target(*args, **kwargs), or what a subclass does in run()."""

    _initialized = False
    _is_stopped = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        # Before the handle: copying and pickling a thread fail at the event's lock, as in CPython.
        self._started = Event()
        self._handle = _make_handle()
        self._initialized = True
        # Of the time the thread was made: for exceptions of times when these are gone.
        self._stderr = _sys.stderr
        self._excepthook = excepthook
        if excepthook is None:
            raise RuntimeError("threading.excepthook is None")

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += " %s" % self._ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)

    def start(self):
        """Starts the thread, once. Returns when it runs."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            if _ending:
                raise RuntimeError("can't create new thread at interpreter shutdown")
            _start_joinable_thread(self._bootstrap, self._handle, self._daemonic, self._name)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The thread object may outlive what it was given by far.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._bootstrap_inner()

    def _bootstrap_inner(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            try:
                self.run()
            except:
                self._invoke_excepthook()
        finally:
            self._delete()

    def _delete(self):
        with _active_limbo_lock:
            del _active[get_ident()]

    def _invoke_excepthook(self):
        hook = globals().get("excepthook")
        if hook is None:
            hook = self._excepthook
        try:
            hook(ExceptHookArgs([*_sys.exc_info(), self]))
        except Exception as error:
            error.__suppress_context__ = True
            _print_line("Exception in threading.excepthook:", self)
            sys_hook = getattr(_sys, "excepthook", None)
            if sys_hook is not None:
                sys_hook(*_sys.exc_info())
            else:
                _print_error(_thread._format_exception(type(error), error), self)

    def join(self, timeout=None):
        """Waits until the thread has ended, at most `timeout` seconds."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        if not self._is_stopped:
            self._handle.join(timeout)
            self._seen_to_end()

    def _seen_to_end(self):
        ended = self._handle.is_done()
        if ended and not self._is_stopped:
            self._stop()
        return ended

    def _stop(self):
        # The thread is seen to have ended. Called because CPython calls it: who gives a subclass something else of
        # that name is to get the same errors.
        self._is_stopped = True

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        self._handle._set_name(self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        """Has the thread started, and not ended yet?"""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._seen_to_end()

    @property
    def daemon(self):
        """Does the program end without waiting for the thread?"""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """Old way to read daemon."""
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        """Old way to set daemon."""
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        """Old way to read name."""
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        """Old way to set name."""
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name


def _print_line(text, thread):
    _print_error(text + "\n", thread)


def _print_error(text, thread):
    stderr = _sys.stderr
    if stderr is None and thread is not None:
        stderr = thread._stderr
    if stderr is not None:
        stderr.write(text)
        stderr.flush()


class Timer(Thread):
    """Calls function(*args, **kwargs) after `interval` seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Keeps the function from being called, if it was not yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        # current_thread() is not to be asked yet: hence the explicit daemon.
        Thread.__init__(self, name="MainThread", daemon=False)
        self._started.set()
        self._ident = _thread._get_main_thread_ident()
        if self._ident == get_ident():
            self._handle = _thread._own_handle()
            self._native_id = get_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that was not started by this module."""

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=True)
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._handle = _thread._own_handle()
        with _active_limbo_lock:
            _forget_ended_dummies()
            _active[self._ident] = self

    def join(self, timeout=None):
        raise AssertionError("cannot join a dummy thread")


def _forget_ended_dummies():
    for thread in list(_active.values()):
        if isinstance(thread, _DummyThread) and thread._handle.is_done():
            del _active[thread._ident]


def current_thread():
    """The Thread of the running thread."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Old name of current_thread."""
    _deprecated("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def main_thread():
    """The thread that the program began in."""
    return _main_thread


def enumerate():
    """All threads alive."""
    with _active_limbo_lock:
        _forget_ended_dummies()
        return list(_active.values()) + list(_limbo.values())


def active_count():
    """How many threads are alive."""
    return len(enumerate())


def activeCount():
    """Old name of active_count."""
    _deprecated("activeCount() is deprecated, use active_count() instead")
    return active_count()


_exit_calls = []
_ending = False  # has the main thread's code ended? Then no thread can be started any more


def _register_atexit(func, *args, **kwargs):
    _exit_calls.append((func, args, kwargs))


def _shutdown():
    """The main thread is at its end: waits for all others but daemons."""
    global _ending
    _ending = True
    for func, args, kwargs in reversed(_exit_calls):
        func(*args, **kwargs)
    _main_thread._handle._set_done()
    while True:
        with _active_limbo_lock:
            threads = [t for t in list(_active.values()) + list(_limbo)
                       if not t._daemonic and t is not _main_thread and not t._handle.is_done()]
        if not threads:
            return
        for thread in threads:
            thread._handle.join()


_main_thread = _MainThread()
