"""Functions that work on functions. Caches, partial, reduce and cmp_to_key are native."""

from _functools import _lru_cache_wrapper, class_getitem as _class_getitem, cmp_to_key, partial, reduce

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
           "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like the function it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator: update_wrapper of the decorated function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- Comparison: the three others from one of the four and == ---

def _derive(source, target, of):
    def method(self, other):
        result = getattr(type(self), source)(self, other)
        return result if result is NotImplemented else of(result, self, other)
    method.__name__ = target
    method.__qualname__ = target
    method.__doc__ = getattr(int, target).__doc__
    return method


def _not(result, self, other):
    return not result


def _or_equal(result, self, other):
    return result or self == other


def _and_not_equal(result, self, other):
    return result and self != other


def _neither(result, self, other):
    return not result and self != other


def _not_or_equal(result, self, other):
    return not result or self == other


_derivations = {
    "__lt__": [("__gt__", _neither), ("__le__", _or_equal), ("__ge__", _not)],
    "__le__": [("__ge__", _not_or_equal), ("__lt__", _and_not_equal), ("__gt__", _not)],
    "__gt__": [("__lt__", _neither), ("__ge__", _or_equal), ("__le__", _not)],
    "__ge__": [("__le__", _not_or_equal), ("__gt__", _and_not_equal), ("__lt__", _not)],
}


def total_ordering(cls):
    """Class decorator that adds the missing ordering methods."""
    roots = {op for op in _derivations if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(op for op in ("__lt__", "__le__", "__gt__", "__ge__") if op in roots)
    for target, of in _derivations[root]:
        if target not in roots:
            setattr(cls, target, _derive(root, target, of))
    return cls


# --- Caches ---

_CacheInfo = None


def _cache_info_type():
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
        _CacheInfo.__module__ = "functools"
    return _CacheInfo


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed)

    def cache_info():
        """Report cache statistics"""
        return _cache_info_type()(*wrapper._counts())
    wrapper.cache_info = cache_info
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """Decorator that remembers up to `maxsize` results, the most recently used ones."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    """Decorator that remembers all results."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once for each instance and then kept in its __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        missing = _missing
        value = values.get(self.attrname, missing)
        if value is missing:
            value = values[self.attrname] = self.func(instance)
        return value

    __class_getitem__ = classmethod(_class_getitem)


_missing = object()


# --- partialmethod ---

class partialmethod:
    """partial for methods of classes."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{k}={v!r}" for k, v in self.keywords.items())
        return f"{type(self).__module__}.{type(self).__qualname__}({self.func!r}, {args}, {keywords})"

    def __get__(self, instance, owner=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(instance, owner)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)
        function, args, keywords = self.func, self.args, self.keywords

        def method(self, /, *more, **others):
            return function(self, *args, *more, **{**keywords, **others})
        method.partialmethod = self
        return method if instance is None else partial(method, instance)


# --- Generic functions ---

def _abstract_order(cls, types):
    """The registered classes that cls belongs to, those of its MRO first, then abstract ones."""
    order = [c for c in cls.__mro__ if c in types]
    for candidate in types:
        if candidate in order or candidate is object:
            continue
        try:
            if not issubclass(cls, candidate):
                continue
        except TypeError:
            continue
        # An abstract class goes before the first one that it is a subclass of, object above all.
        place = next((i for i, c in enumerate(order) if issubclass(candidate, c)), len(order))
        order.insert(place, candidate)
    return order


def _find_implementation(cls, registry):
    order = _abstract_order(cls, registry)
    if not order:
        return None
    first = order[0]
    if len(order) > 1 and first not in cls.__mro__:
        second = order[1]
        if second not in cls.__mro__ and not issubclass(first, second):
            raise RuntimeError(f"Ambiguous dispatch: {first} or {second}")
    return registry[first]


def _is_class_or_union(cls):
    if isinstance(cls, type):
        return True
    members = getattr(cls, "__args__", None)
    return _is_union(cls) and all(isinstance(member, type) for member in members)


def _is_union(cls):
    return type(cls).__name__ in ("UnionType", "_UnionGenericAlias")


def singledispatch(func):
    """A function that chooses its implementation by the class of the first argument."""
    registry = {}
    found = {}

    def dispatch(cls):
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls) or _find_implementation(cls, registry)
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        if func is None:
            if _is_class_or_union(cls):
                return lambda function: register(cls, function)
            hints = getattr(cls, "__annotations__", {})
            if not hints:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                                "or plain `@register` on an annotated function.")
            func = cls
            name, cls = next(iter(hints.items()))
            if isinstance(cls, str):
                from typing import get_type_hints
                cls = get_type_hints(func)[name]
            if not _is_class_or_union(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        elif not _is_class_or_union(cls):
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        for member in cls.__args__ if _is_union(cls) else (cls,):
            registry[member] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods: the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **kwargs):
            implementation = dispatch(type(args[0]))
            return implementation.__get__(instance, owner)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
