"""Container types."""

import sys

from _collections import _move_to_end, _pop_first, _tuplegetter, deque
from _functools import full_name as _full_name
from _source import caller, run

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque",
           "namedtuple"]

# Seldom wanted: loaded by __getattr__ below.
_elsewhere = {"ChainMap", "UserDict", "UserList", "UserString"}


def __getattr__(name):
    if name in _elsewhere:
        import _collections_user
        value = getattr(_collections_user, name)
    elif name == "abc":
        import collections.abc
        return sys.modules["collections.abc"]
    else:
        raise AttributeError("module 'collections' has no attribute %r" % name)
    globals()[name] = value
    return value


class defaultdict(dict):
    """A dict that calls default_factory for the value of a missing key."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        # setdefault: of two threads that miss at once, both get the value of the first.
        return self.setdefault(key, factory())

    def __repr__(self):
        factory = self.default_factory
        return "%s(%s, %s)" % (type(self).__name__, "..." if factory is self else repr(factory), dict.__repr__(self))

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


@_full_name
class OrderedDict(dict):
    """A dict with move_to_end, and equality that minds the order."""

    def move_to_end(self, key, last=True):
        """Moves an existing key to the end, or to the beginning."""
        if last:
            _move_to_end(self, key)
            return
        value = dict.pop(self, key)
        items = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, items)

    def popitem(self, last=True):
        """Removes and returns the last (key, value), or the first."""
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        item = _pop_first(self)
        if item is None:  # another thread took the last one
            raise KeyError("dictionary is empty")
        return item

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    __ne__ = object.__ne__

    def __repr__(self):
        if not self:
            return type(self).__name__ + "()"
        return "%s(%s)" % (type(self).__name__, dict.__repr__(dict(self.items())))

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (), None, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new


class Counter(dict):
    """Counts of hashable things: element -> how often."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n elements counted most often (all, if n is None) with their counts, most often first."""
        items = sorted(self.items(), key=_count_of, reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        """An iterator over elements, each repeated as often as its count."""
        return (element for element, count in self.items() for _ in range(count))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds counts: of an iterable's elements, or another mapping's."""
        if iterable is not None:
            if isinstance(iterable, dict) or hasattr(iterable, "items") and hasattr(iterable, "keys"):
                if self:
                    get = self.get
                    for element, count in iterable.items():
                        self[element] = count + get(element, 0)
                else:
                    super().update(iterable)
            else:
                get = self.get
                for element in iterable:
                    self[element] = get(element, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update, but takes counts away; they may become negative."""
        if iterable is not None:
            get = self.get
            if isinstance(iterable, dict) or hasattr(iterable, "items"):
                for element, count in iterable.items():
                    self[element] = get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return self.__class__.__name__ + "()"
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts that cannot be ordered
            shown = dict(self)
        return "%s(%r)" % (self.__class__.__name__, shown)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combined(self, other, combine):
        """The positive ones among combine(own count, other's count) of all elements."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            count = combine(count, other[element])
            if count > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self:
                count = combine(0, count)
                if count > 0:
                    result[element] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in list(self.items()):
            if other[element] < count:
                self[element] = other[element]
        return self._keep_positive()


def _count_of(item):
    return item[1]


_keywords = frozenset("""False None True and as assert async await break class continue def del elif else except
    finally for from global if import in is lambda nonlocal not or pass raise return try while with yield""".split())


def _checked_field_names(typename, field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [sys.intern(str(name)) for name in field_names]
    if rename:
        seen = set()
        for i, name in enumerate(names):
            if not name.isidentifier() or name in _keywords or name.startswith("_") or name in seen:
                names[i] = "_%d" % i
            seen.add(name)
    for name in [typename] + names:
        if not isinstance(name, str):
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError("Type names and field names must be valid identifiers: %r" % name)
        if name in _keywords:
            raise ValueError("Type names and field names cannot be a keyword: %r" % name)
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError("Field names cannot start with an underscore: %r" % name)
        if name in seen:
            raise ValueError("Encountered duplicate field name: %r" % name)
        seen.add(name)
    return tuple(names)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new subclass of tuple whose items have names."""
    typename = sys.intern(str(typename))
    names = _checked_field_names(typename, field_names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
    if module is None:
        module = caller(1)[3].get("__name__", "__main__")
    return _make_namedtuple(typename, names, defaults, field_defaults, module)


def _make_namedtuple(typename, names, defaults, field_defaults, module):
    count = len(names)
    tuple_new = tuple.__new__
    shape = ", ".join("%s=%%r" % name for name in names).join("()")
    arguments = ", ".join(names)
    # Compiled, so that calls with wrong arguments fail in the words of a function with these parameters.
    __new__ = run("def __new__(_cls, %s): return _tuple_new(_cls, (%s))"
                  % (arguments, arguments + "," if count else ""),
                  {"_tuple_new": tuple_new, "__name__": "namedtuple_" + typename})["__new__"]
    __new__.__doc__ = "Create new instance of %s(%s)" % (typename, arguments)
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != count:
            raise TypeError("Expected %d arguments, got %d" % (count, len(result)))
        return result

    def _replace(self, /, **kwds):
        result = self._make(tuple(kwds.pop(name, value) for name, value in zip(names, self)))
        if kwds:
            raise ValueError("Got unexpected field names: %r" % list(kwds))
        return result

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + shape % tuple(self)

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    _make.__func__.__doc__ = "Make a new %s object from a sequence or iterable" % typename
    _replace.__doc__ = "Return a new %s object replacing specified fields with new values" % typename
    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = "%s.%s" % (typename, method.__name__)
    namespace = {
        "__doc__": "%s(%s)" % (typename, arguments),
        "__slots__": (),
        "_fields": names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "__replace__": _replace,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": names,
        "__module__": module,
    }
    del namespace["__replace__"]
    for index, name in enumerate(names):
        doc = sys.intern("Alias for field number %d" % index)
        namespace[name] = _tuplegetter(index, doc) or property(lambda self, i=index: tuple.__getitem__(self, i), doc=doc)
    return type(typename, (tuple,), namespace)

