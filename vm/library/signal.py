"""Signals of the process: CPython's signal. Handlers run in the main thread."""

import sys as _sys

import _signal
from _signal import alarm, default_int_handler, pause, raise_signal, strsignal
from enum import IntEnum as _IntEnum
from _operator import index as _index


class Signals(_IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64


class Handlers(_IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(_IntEnum):
    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


globals().update({signal.name: signal for signal in Signals})
globals().update({handler.name: handler for handler in Handlers})
globals().update({how.name: how for how in Sigmasks})
SIGCLD, SIGPOLL, SIGIOT, NSIG = Signals.SIGCHLD, Signals.SIGIO, Signals.SIGABRT, 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


class itimer_error(OSError):
    """A timer that does not exist, or a time that is none."""


ItimerError = itimer_error


_handlers = {Signals.SIGINT: default_int_handler, Signals.SIGPIPE: Handlers.SIG_IGN, Signals.SIGXFSZ: Handlers.SIG_IGN}


def _as_enum(value, cls):
    try:
        return cls(value)
    except ValueError:
        return value


def signal(signalnum, handler):
    """Sets what a signal does; returns what it did."""
    if not _signal._in_main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and handler not in (Handlers.SIG_DFL, Handlers.SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    number = _index(signalnum)
    before = getsignal(number)
    _signal._install(number, 2 if callable(handler) else int(handler))
    _handlers[number] = handler
    return before


def getsignal(signalnum):
    """What a signal does: a function, SIG_DFL or SIG_IGN."""
    number = _index(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return _as_enum(_handlers.get(number, Handlers.SIG_DFL), Handlers)


def _dispatch():
    # In the main thread, when a signal has come.
    for number in _signal._pending():
        handler = _handlers.get(number)
        if callable(handler):
            handler(number, _sys._getframe(1))


def setitimer(which, seconds, interval=0.0, /):
    """Sends a signal in so many seconds, and then at every interval; returns the old setting."""
    try:
        return _signal._setitimer(which, float(seconds), float(interval))
    except OSError as error:
        raise itimer_error(*error.args) from None


def getitimer(which, /):
    """How long until the signal comes, and the interval after that."""
    try:
        return _signal._getitimer(which)
    except OSError as error:
        raise itimer_error(*error.args) from None


def pthread_kill(thread_id, signalnum, /):
    """Sends a signal to a thread of this process; as everywhere the main thread handles it. 0: only looks for it."""
    import posix
    import threading
    if all(thread.ident != thread_id for thread in threading.enumerate()):
        raise ProcessLookupError(3, "No such process")
    if signalnum:
        _signal.kill(posix.getpid(), signalnum)


def _numbers(sigset):
    numbers = tuple(map(_index, sigset))
    for number in numbers:
        if not 1 <= number < NSIG:
            raise ValueError("signal number %d out of range [1; %d]" % (number, NSIG - 1))
    return numbers


def _set_of(numbers):
    return {_as_enum(number, Signals) for number in numbers}


def pthread_sigmask(how, mask):
    """Changes which signals are held back from the running thread; returns those that were before."""
    return _set_of(_signal._mask(_index(how), _numbers(mask)))


def sigpending():
    """The signals that have come and are held back."""
    return _set_of(_signal._held_back())


def sigwait(sigset):
    """Waits for one of these signals, which are to be held back, and takes it."""
    return _as_enum(_signal._await(_numbers(sigset), None)[0], Signals)


def sigwaitinfo(sigset, /):
    """sigwait that tells all that is known about the signal."""
    return _siginfo(_signal._await(_numbers(sigset), None))


def sigtimedwait(sigset, timeout, /):
    """sigwaitinfo for so many seconds; None if none has come."""
    numbers = _numbers(sigset)
    if timeout < 0:
        raise ValueError("timeout must be non-negative")
    came = _signal._await(numbers, timeout)
    return came if came is None else _siginfo(came)


def siginterrupt(signalnum, flag, /):
    """Has no effect: waits go on after a signal in any case."""
    if not 1 <= _index(signalnum) < NSIG:
        raise ValueError("signal number out of range")


def _siginfo(values):
    return __getattr__("struct_siginfo")(values)


def valid_signals():
    """The signals of this system."""
    return {_as_enum(number, Signals) for number in range(1, NSIG) if number not in (32, 33)}


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    raise NotImplementedError("gilbox does not support signal.set_wakeup_fd()")


def __getattr__(name):
    if name != "struct_siginfo":
        raise AttributeError("module 'signal' has no attribute %r" % name)
    from _os_records import record
    made = globals()[name] = record(name, "signal", "si_signo si_code si_errno si_pid si_uid si_status si_band")
    return made
