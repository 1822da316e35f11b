"""sys.unraisablehook: what is shown of exceptions that nobody can catch, such as those of __del__."""

import sys
from collections import namedtuple as _namedtuple


class UnraisableHookArgs(_namedtuple("UnraisableHookArgs", "exc_type exc_value exc_traceback err_msg object")):
    """What sys.unraisablehook is called with."""

    __slots__ = ()

    def __repr__(self):
        return "UnraisableHookArgs" + super().__repr__()[len(type(self).__name__):]


UnraisableHookArgs.__module__ = "sys"


def unraisablehook(unraisable, /):
    """Writes the exception and where it was ignored on standard error."""
    file = sys.stderr
    if file is None:
        return
    message = unraisable.err_msg or "Exception ignored in"
    if unraisable.object is not None:
        try:
            shown = repr(unraisable.object)
        except Exception:
            shown = "<object repr() failed>"
        file.write("%s: %s\n" % (message, shown))
    else:
        file.write(message + ":\n")
    import traceback
    text = "".join(traceback.format_exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback))
    if unraisable.exc_value is not None and text.splitlines()[-1].rsplit(".")[-1] == unraisable.exc_type.__name__:
        text = text[:-1] + ": \n"  # here CPython has the colon also when no text follows
    file.write(text)


def call_hook(hook, error, source, message=None):
    """Calls the hook for the error; its own errors are shown as CPython shows them."""
    try:
        hook(UnraisableHookArgs(type(error), error, error.__traceback__, message, source))
    except Exception as other:
        other.__traceback__ = other.__traceback__.tb_next
        args = UnraisableHookArgs(type(other), other, other.__traceback__, "Exception ignored in sys.unraisablehook",
                                  hook)
        unraisablehook(args)
