"""Variables whose values belong to a context: a thread's own, or one that a function is run in."""

from _functools import class_getitem as _class_getitem, full_name as _full_name
from _thread import _local
from collections.abc import Mapping as _Mapping

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_MISSING = type("Token.MISSING", (), {"__repr__": lambda self: "<Token.MISSING>", "__slots__": ()})()
_state = _local()


def _current():
    """The context that this thread is in."""
    try:
        return _state.context
    except AttributeError:
        context = _state.context = Context()
        return context


@_full_name
class Context(_Mapping):
    """Values of variables. Contexts never share a change: each is changed by what runs in it alone."""

    __module__ = "_contextvars"
    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, /, *args, **kwargs):
        """Calls the first argument with this context as the current one."""
        if not args:
            raise TypeError("run() missing 1 required positional argument")
        if self._entered:
            raise RuntimeError("cannot enter context: %r is already entered" % (self,))
        before = _current()
        self._entered, _state.context = True, self
        try:
            return args[0](*args[1:], **kwargs)
        finally:
            self._entered, _state.context = False, before

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def __getitem__(self, var):
        return self._values[_checked(var)]

    def __contains__(self, var):
        return _checked(var) in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    def __repr__(self):
        return "<_contextvars.Context object at %#x>" % id(self)

    __hash__ = None


def _checked(var):
    if not isinstance(var, ContextVar):
        raise TypeError("a ContextVar key was expected, got %r" % (var,))
    return var


@_full_name
class ContextVar:
    """A variable with a value in every context."""

    __module__ = "_contextvars"
    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name, self._default = name, default

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        """The value in the current context, else the default given here, else the variable's own."""
        value = _current()._values.get(self, _MISSING)
        if value is _MISSING:
            value = default if default is not _MISSING else self._default
            if value is _MISSING:
                raise LookupError(self)
        return value

    def set(self, value, /):
        """Sets the value in the current context; returns a token for reset()."""
        context = _current()
        token = Token(context, self, context._values.get(self, _MISSING))
        context._values[self] = value
        return token

    def reset(self, token, /):
        """The value of before the set() that gave the token."""
        if not isinstance(token, Token):
            raise TypeError("expected an instance of Token, got %r" % (token,))
        if token._used:
            raise RuntimeError("%r has already been used once" % (token,))
        if token.var is not self:
            raise ValueError("%r was created by a different ContextVar" % (token,))
        context = _current()
        if token._context is not context:
            raise ValueError("%r was created in a different Context" % (token,))
        token._used = True
        if token.old_value is _MISSING:
            context._values.pop(self, None)
        else:
            context._values[self] = token.old_value

    def __repr__(self):
        default = "" if self._default is _MISSING else " default=%r" % (self._default,)
        return "<ContextVar name=%r%s at %#x>" % (self._name, default, id(self))


@_full_name
class Token:
    """What a variable was before a set()."""

    __module__ = "_contextvars"
    MISSING = _MISSING
    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, context, var, old_value):
        self._context, self.var, self.old_value, self._used = context, var, old_value, False

    def __repr__(self):
        return "<Token%s var=%r at %#x>" % (" used" if self._used else "", self.var, id(self))


def copy_context():
    """A copy of the current context."""
    return _current().copy()
