"""Calls that run in other threads, and their outcomes: CPython's concurrent.futures."""

from concurrent.futures._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor,
                                      CancelledError, Executor, Future, InvalidStateError, TimeoutError,
                                      as_completed, wait)

__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "BrokenExecutor",
           "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor")


def __dir__():
    return __all__ + ("__doc__",)


def __getattr__(name):
    # The pools load with their first use, as in CPython.
    if name == "ThreadPoolExecutor":
        from concurrent.futures.thread import ThreadPoolExecutor as pool
    elif name == "ProcessPoolExecutor":
        from concurrent.futures.process import ProcessPoolExecutor as pool
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = pool
    return pool
