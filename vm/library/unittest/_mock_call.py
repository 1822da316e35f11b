"""The call objects of unittest.mock: what a mock was called with, and `call`, which builds them."""


def _arguments(args, kwargs):
    return ", ".join([repr(a) for a in args] + ["%s=%r" % item for item in kwargs.items()])


def _parts(value, name=""):
    """(name, args, kwargs) of a tuple in any of the forms that users write."""
    args, kwargs = (), {}
    if len(value) == 3:
        name, args, kwargs = value
    elif len(value) == 2:
        first, second = value
        if isinstance(first, str):
            name = first
            if isinstance(second, tuple):
                args = second
            else:
                kwargs = second
        else:
            args, kwargs = first, second
    elif len(value) == 1:
        only = value[0]
        if isinstance(only, str):
            name = only
        elif isinstance(only, tuple):
            args = only
        else:
            kwargs = only
    return name, args, kwargs


class _Call(tuple):
    """A tuple (name, args, kwargs), or (args, kwargs), that shows itself as the call it stands for."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        name, args, kwargs = _parts(value, name or "")
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            if len(other) > 3:
                return False
        except TypeError:
            return NotImplemented
        mine, args, kwargs = _parts(self)
        name, other_args, other_kwargs = _parts(other)
        if isinstance(other, _Call):
            if self._mock_parent and other._mock_parent and self._mock_parent != other._mock_parent:
                return False
        if mine and name != mine:
            return False
        if not mine and len(self) == 3 and name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attribute):
        if self._mock_name is None:
            return _Call(name=attribute, from_kall=False)
        return _Call(name="%s.%s" % (self._mock_name, attribute), parent=self, from_kall=False)

    def __getattribute__(self, attribute):
        # The methods of tuples are not in the way of `call.count()`.
        if attribute in ("count", "index"):
            raise AttributeError
        return tuple.__getattribute__(self, attribute)

    def _arguments(self):
        return self if len(self) == 2 else self[1:]

    @property
    def args(self):
        return self._arguments()[0]

    @property
    def kwargs(self):
        return self._arguments()[1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return "call" + name if name.startswith("()") else name
        name, args, kwargs = _parts(self)
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = "call" + name
        else:
            name = "call." + name
        return "%s(%s)" % (name, _arguments(args, kwargs))

    def call_list(self):
        """The calls that a chained call is made of."""
        calls = []
        one = self
        while one is not None:
            if one._mock_from_kall:
                calls.append(one)
            one = one._mock_parent
        return _CallList(reversed(calls))


class _CallList(list):
    """A list of calls: `in` finds runs of calls as well."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[i:i + size] == value for i in range(len(self) - size + 1))

    def __repr__(self):
        from pprint import pformat
        return pformat(list(self))


call = _Call(from_kall=False)
