"""Asking for passwords."""

import sys

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    """Reads a line. gilbox cannot switch off that a terminal shows what is typed, and says so."""
    if sys.stdin.isatty():
        import warnings
        warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    (stream or sys.stderr).write(prompt)
    (stream or sys.stderr).flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    """The name of the user."""
    import os
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    return "root" if os.getuid() == 0 else str(os.getuid())
