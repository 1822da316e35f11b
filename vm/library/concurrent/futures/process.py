"""Pools of processes: not here, since gilbox runs in one process."""

from concurrent.futures import _base


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of the pool has died."""


class ProcessPoolExecutor(_base.Executor):
    """Refuses to be made."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError("gilbox does not support ProcessPoolExecutor: it runs in one process; use "
                                  "ThreadPoolExecutor, with --gil off for threads that run at the same time")
