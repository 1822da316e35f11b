"""What CPython's multiprocessing offers over threads: multiprocessing.pool.ThreadPool and multiprocessing.dummy.

The machine is one process: processes themselves are refused by name.
"""

import os as _os

from _absent import absent as _absent


class ProcessError(Exception):
    """Of this package."""

    __module__ = "multiprocessing.context"


class TimeoutError(ProcessError):
    """A result did not come in time."""

    __module__ = "multiprocessing.context"


class _MainProcess:
    name = "MainProcess"
    daemon = False
    exitcode = None
    pid = ident = _os.getpid()

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"

    def is_alive(self):
        return True


_main = _MainProcess()


def cpu_count():
    """How many processors the machine has."""
    return _os.cpu_count()


def current_process():
    """The process that runs: the only one."""
    return _main


def parent_process():
    return None


def active_children():
    return []


def freeze_support():
    """For programs made of scripts; nothing to do."""


__getattr__ = _absent(__name__, "Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event "
                      "JoinableQueue Lock Manager Pipe Pool Process Queue RLock RawArray RawValue Semaphore "
                      "SimpleQueue Value allow_connection_pickling get_all_start_methods get_context get_logger "
                      "get_start_method log_to_stderr set_executable set_forkserver_preload set_start_method")
