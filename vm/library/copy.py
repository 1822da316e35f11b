"""Shallow and deep copies."""

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_atomic = {type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented),
           type(len), type(str.join), type(object.__init__), type("".__len__), type(lambda: 0), property, slice}


def _is_module(kind):
    return kind.__name__ == "module"


def copy(x):
    """A new object of the same class with the same contents."""
    cls = type(x)
    if cls in _atomic or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _reconstruct(x, None)


def deepcopy(x, memo=None, _nil=[]):
    """A copy whose contents are copies, and so on; what occurs twice is copied once."""
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    done = memo.get(key, _nil)
    if done is not _nil:
        return done
    copier = _deep.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif isinstance(x, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        y = copier(memo) if copier is not None else _reconstruct(x, memo)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)  # kept alive, so that its id stays its own
    return y


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    # The tuple may contain itself: then it has been copied by now.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, y):
        if old is not new:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict, set: _deepcopy_set,
         frozenset: _deepcopy_set, type(Error().with_traceback): _deepcopy_method}
if isinstance(_deep.get(type(len)), object):
    _deep.pop(type(len), None)


class _Probe:
    def method(self):
        pass


_deep[type(_Probe().method)] = _deepcopy_method


def _slot_names(cls):
    for each in cls.__mro__:
        slots = each.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                if name.startswith("__") and not name.endswith("__"):
                    name = "_%s%s" % (each.__name__.lstrip("_"), name)
                yield name


def _get_state(x):
    """(attributes, slots) as object.__getstate__ would give them, or what the class's own one gives."""
    getstate = getattr(type(x), "__getstate__", None)
    if getstate is not None and getstate is not getattr(object, "__getstate__", None):
        return getstate(x)
    own = getattr(x, "__dict__", None)
    slots = {name: getattr(x, name) for name in _slot_names(type(x)) if hasattr(x, name)}
    own = dict(own) if own else None
    return (own, slots) if slots else own


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        y.__dict__.update(state)
    for name, value in (slots or {}).items():
        object.__setattr__(y, name, value)


def _reduced(x):
    """What the class's own __reduce_ex__ or __reduce__ gives, or None."""
    cls = type(x)
    if hasattr(cls, "appendleft") and hasattr(cls, "maxlen"):  # a deque
        return cls, ((), x.maxlen), getattr(x, "__dict__", None), iter(list(x))
    for name, args in (("__reduce_ex__", (4,)), ("__reduce__", ())):
        method = getattr(cls, name, None)
        if method is not None and method is not getattr(object, name, None):
            return method(x, *args)
    return None


def _reconstruct(x, memo):
    deep = memo is not None

    def inner(value):
        return deepcopy(value, memo) if deep else value

    cls = type(x)
    items = pairs = None
    reduced = None if isinstance(x, BaseException) else _reduced(x)
    if reduced is not None:
        if isinstance(reduced, str):
            return x
        func, args, state, items, pairs = (tuple(reduced) + (None, None, None))[:5]
        y = func(*map(inner, args))
    else:
        if cls.__module__ in ("builtins", "_thread", "_io", "_queue"):
            from copyreg import _REFUSED, _refuse
            if cls.__name__ in _REFUSED:
                _refuse(x)
        state = _get_state(x)
        y = _new_like(x, cls, inner)
        if isinstance(x, (list, set)):
            items = iter(list(x))
        elif isinstance(x, dict):
            pairs = iter(list(x.items()))
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, inner(state))
    if items is not None:
        add = y.add if isinstance(y, set) else y.append
        for item in items:
            add(inner(item))
    if pairs is not None:
        for key, value in pairs:
            y[inner(key)] = inner(value)
    return y


def _new_like(x, cls, inner):
    """An instance of cls with the immutable part of x and without its attributes."""
    newargs_ex = getattr(cls, "__getnewargs_ex__", None)
    if newargs_ex is not None:
        args, kwargs = newargs_ex(x)
        return cls.__new__(cls, *map(inner, args), **{k: inner(v) for k, v in kwargs.items()})
    newargs = getattr(cls, "__getnewargs__", None)
    if newargs is not None:
        return cls.__new__(cls, *map(inner, newargs(x)))
    if isinstance(x, BaseException):
        return cls(*map(inner, x.args))
    for base in (tuple, frozenset):
        if isinstance(x, base):
            return base.__new__(cls, [inner(item) for item in x])
    for base in (int, float, complex, str, bytes):
        if isinstance(x, base):
            return base.__new__(cls, base(x))
    for base in (list, dict, set):
        if isinstance(x, base):
            return base.__new__(cls)
    if isinstance(x, bytearray):
        made = bytearray.__new__(cls)
        bytearray.__init__(made, x)
        return made
    return object.__new__(cls)
