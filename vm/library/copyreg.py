"""How objects are taken apart and put together again: what copy, pickle and object.__reduce_ex__() share."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {complex: lambda c: (complex, (c.real, c.imag))}

# Codes of classes and functions in pickles.
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Says how objects of a class are taken apart."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def add_extension(module, name, code):
    """Gives a class or function a number."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError("key %s is already registered with code %s" % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError("code %s is already in use for key %s" % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError("key %s is not registered with code %s" % (key, code))
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _slotnames(cls):
    """The names of all slots of a class, mangled."""
    names = []
    for each in cls.__mro__:
        slots = each.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__") and each.__name__.strip("_"):
                name = "_%s%s" % (each.__name__.lstrip("_"), name)
            names.append(name)
    try:
        cls.__slotnames__ = names
    except (TypeError, AttributeError):
        pass
    return names


_REFUSED = frozenset("generator lock RLock frame traceback module dict_keys dict_values dict_items mappingproxy code "
                     "TextIOWrapper BufferedReader BufferedWriter BufferedRandom FileIO SimpleQueue _local weakref "
                     "function builtin_function_or_method cell memoryview classmethod staticmethod property".split())
_VALUES = (int, float, complex, str, bytes, tuple)


def _refuse(obj):
    cls = type(obj)
    if cls.__module__ == "_io":
        raise TypeError("cannot pickle %r instances" % cls.__name__)
    if cls is memoryview:
        raise TypeError("cannot pickle memoryview objects")
    name = cls.__name__ if cls.__module__ == "builtins" else cls.__module__ + "." + cls.__name__
    raise TypeError("cannot pickle %r object" % name)


def _getstate(obj):
    """object.__getstate__(): the attributes, or with the slots a pair, or None."""
    if type(obj).__module__ in ("datetime", "collections"):  # C in CPython: what they hold is not shown
        return None
    own = getattr(obj, "__dict__", None)
    own = dict(own) if own else None
    slots = {name: getattr(obj, name) for name in _slotnames(type(obj)) if hasattr(obj, name)}
    return (own, slots) if slots else own


def _state(obj):
    return obj.__getstate__()


def _reduce(obj):
    """object.__reduce__()"""
    return _reduce_ex(obj, 0, False)


def _reduce_ex(obj, protocol, ask=True):
    """object.__reduce_ex__()"""
    cls = type(obj)
    if ask and cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    special = _of_builtin(obj, cls)
    if special is not None:
        return special
    native = cls.__module__ in ("builtins", "_thread", "_io", "_queue")
    if cls.__module__ == "itertools" or native and cls.__name__ in _REFUSED:
        _refuse(obj)
    if protocol < 2:
        return _reduce_old(obj, cls)
    args = ()
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
        if kwargs:
            return __newobj_ex__, (cls, args, kwargs), _state(obj), *_contents(obj)
    elif hasattr(cls, "__getnewargs__"):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError("__getnewargs__ should return a tuple, not %r" % type(args).__name__)
    else:
        for base in _VALUES:
            if isinstance(obj, base):
                args = (tuple(obj) if base is tuple else base(obj),)
                break
    return __newobj__, (cls, *args), _state(obj), *_contents(obj)


def _contents(obj):
    return (iter(list(obj)) if isinstance(obj, list) else None,
            iter(list(obj.items())) if isinstance(obj, dict) else None)


def _reduce_old(obj, cls):
    base = next((each for each in cls.__mro__ if each in _VALUES or each in (list, dict)), object)
    state = None if base is object else base(obj)
    if base is object and getattr(cls, "__slots__", None) and cls.__getstate__ is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    found = _state(obj)
    return (_reconstructor, (cls, base, state)) + ((found,) if found else ())


def _of_builtin(obj, cls):
    """What the built-in classes say of themselves, or None."""
    if isinstance(obj, BaseException):
        own = getattr(obj, "__dict__", None)
        return (cls, obj.args, dict(own)) if own else (cls, obj.args)
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), getattr(obj, "__dict__", None) or None
    if isinstance(obj, bytearray):
        return cls, (obj.decode("latin-1"), "latin-1") if obj else (), getattr(obj, "__dict__", None) or None
    if cls is range or cls is slice:
        return cls, (obj.start, obj.stop, obj.step)
    if cls is property:
        _refuse(obj)
    if cls.__module__ == "collections" and cls.__name__ == "deque" or hasattr(cls, "appendleft"):
        return cls, ((), obj.maxlen) if obj.maxlen is not None else (), getattr(obj, "__dict__", None) or None, \
            iter(list(obj))
    if cls.__name__ == "partial" and hasattr(cls, "func"):
        return cls, (obj.func,), (obj.func, obj.args, obj.keywords, getattr(obj, "__dict__", None) or None)
    if cls.__name__ == "method" and cls.__module__ == "builtins":
        return getattr, (obj.__self__, obj.__func__.__name__)
    return None
