"""Functions to call when the program ends."""

_functions = []


def register(func, /, *args, **kwargs):
    """Has func(*args, **kwargs) called at the end; the last one registered is called first."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forgets all registrations of func."""
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _run_exitfuncs():
    while True:
        try:
            func, args, kwargs = _functions.pop()
        except IndexError:
            return
        try:
            func(*args, **kwargs)
        except SystemExit:
            raise
        except BaseException as error:
            import sys
            import _unraisable
            error.__traceback__ = error.__traceback__.tb_next
            _unraisable.call_hook(sys.unraisablehook, error, func, "Exception ignored in atexit callback")
