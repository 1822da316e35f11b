"""What CPython's multiprocessing offers over threads: multiprocessing.pool.ThreadPool and multiprocessing.dummy.

The machine is one process: processes themselves are refused by name.
"""

import os as _os


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
