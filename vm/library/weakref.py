"""Weak references: proxies, and containers that forget what nobody else refers to."""

import itertools as _itertools
from _functools import class_getitem as _class_getitem
from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]  # fmt: skip


# --- Proxies ---


def _object_of(proxy):
    obj = object.__getattribute__(proxy, "_ref")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


def _plain(value):
    return _object_of(value) if isinstance(value, ProxyTypes) else value


class ProxyType:
    """Stands for an object without keeping it alive."""

    __slots__ = ("_ref",)
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_object_of(self), name)

    def __setattr__(self, name, value):
        setattr(_object_of(self), name, value)

    def __delattr__(self, name):
        delattr(_object_of(self), name)

    def __repr__(self):
        obj = _object_of(self)
        return f"<weakproxy at {id(self):#x} to {type(obj).__name__} at {id(obj):#x}>"

    def __bool__(self):
        return bool(_object_of(self))


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _object_of(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _forward(name, function):
    def method(self, *args):
        return function(_object_of(self), *map(_plain, args))

    method.__name__ = name
    setattr(ProxyType, name, method)


def _add_operators():
    import _operator as operator

    _forward("__str__", str)
    _forward("__len__", len)
    _forward("__iter__", iter)
    _forward("__next__", next)
    _forward("__reversed__", reversed)
    _forward("__abs__", abs)
    _forward("__int__", int)
    _forward("__float__", float)
    _forward("__divmod__", divmod)
    _forward("__round__", round)
    for name in ("lt le eq ne gt ge getitem setitem delitem contains neg pos invert index add sub mul truediv "
                 "floordiv mod pow lshift rshift and_ or_ xor matmul iadd isub imul itruediv ifloordiv imod ipow "
                 "ilshift irshift iand ior ixor imatmul").split():  # fmt: skip
        _forward(f"__{name.rstrip('_')}__", getattr(operator, name))
    for name in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor matmul".split():
        function = getattr(operator, name)
        _forward(f"__r{name.rstrip('_')}__", lambda a, b, function=function: function(b, a))


_add_operators()


def proxy(obj, callback=None):
    """A proxy of obj; callback(proxy) is called when obj goes."""
    made = object.__new__(CallableProxyType if callable(obj) else ProxyType)
    object.__setattr__(made, "_ref", ref(obj, None if callback is None else lambda _: callback(made)))
    return made


# --- Methods ---


class WeakMethod(ref):
    """A weak reference to a bound method that lives as long as its object."""

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def gone(_):
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func)
        self._meth_type = type(meth)
        self._alive = True
        return self

    def __call__(self):
        obj = ref.__call__(self)
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return NotImplemented

    __hash__ = ref.__hash__


# --- Containers ---


class KeyedRef(ref):
    """A reference to a value that knows its key."""

    def __new__(cls, obj, callback, key):
        self = ref.__new__(cls, obj, callback)
        self.key = key
        return self


class _WeakDictionary:
    """What both dictionaries have in common; live_items() gives a list of those still there."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "items"):
            other = other.items()
        elif hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __len__(self):
        return len(self._live_items())

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, _ in self._live_items():
            yield key

    def values(self):
        for _, value in self._live_items():
            yield value

    def items(self):
        yield from self._live_items()

    def clear(self):
        self.data.clear()

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def popitem(self):
        items = self._live_items()
        if not items:
            raise KeyError("popitem(): dictionary is empty")
        key, value = items[-1]
        del self[key]
        return key, value

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_WeakDictionary):
    """A dictionary whose entries go when their values do."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, other=(), /, **kwargs):
        own = ref(self)

        def remove(reference):
            dictionary = own()
            if dictionary is not None and dictionary.data.get(reference.key) is reference:
                del dictionary.data[reference.key]

        self._remove = remove
        _WeakDictionary.__init__(self, other, **kwargs)

    def _live_items(self):
        found = [(key, reference()) for key, reference in list(self.data.items())]
        return [(key, value) for key, value in found if value is not None]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def get(self, key, default=None):
        value = self.data[key]() if key in self.data else None
        return default if value is None else value

    def pop(self, key, *default):
        value = self.data.pop(key)() if key in self.data else None
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def itervaluerefs(self):
        yield from self.valuerefs()

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_WeakDictionary):
    """A dictionary whose entries go when their keys do."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, other=(), /):
        own = ref(self)

        def remove(reference):
            dictionary = own()
            if dictionary is not None:
                dictionary.data.pop(reference, None)

        self._remove = remove
        _WeakDictionary.__init__(self, () if other is None else other)

    def _live_items(self):
        found = [(reference(), value) for reference, value in list(self.data.items())]
        return [(key, value) for key, value in found if key is not None]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    """A set whose items go when nobody else refers to them."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, data=None):
        self.data = set()
        own = ref(self)

        def remove(reference):
            container = own()
            if container is not None:
                container.data.discard(reference)

        self._remove = remove
        if data is not None:
            self.update(data)

    def _live(self):
        return [item for item in [reference() for reference in list(self.data)] if item is not None]

    def __iter__(self):
        yield from self._live()

    def __len__(self):
        return len(self._live())

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while True:
            if not self.data:
                raise KeyError("pop from empty WeakSet")
            item = self.data.pop()()
            if item is not None:
                return item

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        return type(self)(_itertools.chain(self, other))

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in self if item in other)

    __and__ = intersection

    def difference(self, other):
        return type(self)(item for item in self if item not in other)

    __sub__ = difference

    def symmetric_difference(self, other):
        other = type(self)(other)
        return (self - other) | (other - self)

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        for item in [each for each in other]:
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def intersection_update(self, other):
        for item in self._live():
            if item not in other:
                self.discard(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return set(self) <= set(other)

    __le__ = issubset

    def __lt__(self, other):
        return set(self) < set(other)

    def issuperset(self, other):
        return set(self) >= set(other)

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self) > set(other)

    def isdisjoint(self, other):
        return not any(item in other for item in self)

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def __repr__(self):
        return repr({reference for reference in self.data})


# --- Finalizers ---


class finalize:
    """Calls func(*args, **kwargs) once: when obj goes, when asked to, or at the end of the run."""

    __slots__ = ()
    _registry = {}
    _counter = _itertools.count()
    _at_exit = False

    class _Entry:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        entry = self._Entry()
        entry.weakref = ref(obj, self)
        entry.func = func
        entry.args = args
        entry.kwargs = kwargs or None
        entry.atexit = True
        entry.index = next(finalize._counter)
        finalize._registry[self] = entry
        if not finalize._at_exit:
            import atexit

            finalize._at_exit = True
            atexit.register(finalize._exit)

    def __call__(self, _=None):
        entry = finalize._registry.pop(self, None)
        if entry is not None:
            return entry.func(*entry.args, **(entry.kwargs or {}))

    def detach(self):
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is not None and finalize._registry.pop(self, None):
            return obj, entry.func, entry.args, entry.kwargs or {}

    def peek(self):
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is not None:
            return obj, entry.func, entry.args, entry.kwargs or {}

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        entry = finalize._registry.get(self)
        return bool(entry) and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = finalize._registry.get(self)
        if entry:
            entry.atexit = bool(value)

    def __repr__(self):
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _exit(cls):
        left = sorted(cls._registry.items(), key=lambda item: item[1].index, reverse=True)
        for finalizer, entry in left:
            if entry.atexit:
                finalizer()
