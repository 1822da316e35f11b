"""Classes whose methods are made from annotated fields."""

import sys

from _source import caller, run

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _Marker:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class _FactoryMarker(_Marker):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _FactoryMarker("<factory>")
_FIELD = _Marker("_FIELD")
_FIELD_CLASSVAR = _Marker("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Marker("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    """Annotation of what is passed to __init__ and __post_init__ but is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return "dataclasses.InitVar[%s]" % name

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """A field of a dataclass."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _proxy({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return ("Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,repr=%r,hash=%r,compare=%r,metadata=%r,"
                "kw_only=%r,_field_type=%s)" % (self.name, self.type, self.default, self.default_factory, self.init,
                                                self.repr, self.hash, self.compare, self.metadata, self.kw_only,
                                                self._field_type))

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)


_proxy = type(type.__dict__)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
                 "weakref_slot")

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(%s)" % ",".join("%s=%r" % (name, getattr(self, name)) for name in self.__slots__)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """A field with more to it than a default value."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_annotation(annotation, cls, name, module):
    """Is it typing.NAME, or a string that says so?"""
    if not isinstance(annotation, str):
        origin = getattr(annotation, "__origin__", annotation)
        return module in sys.modules and origin is getattr(sys.modules[module], name)
    text = annotation.split("[")[0].strip()
    if text == name or text == module + "." + name:
        return True
    return text.endswith("." + name) and getattr(sys.modules.get(cls.__module__), text.split(".")[0], None) \
        is sys.modules.get(module, cls)


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ in ("member_descriptor",):
            default = MISSING  # a slot, not a default value
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_annotation(annotation, cls, "ClassVar", "typing"):
        made._field_type = _FIELD_CLASSVAR
    elif isinstance(annotation, InitVar) or annotation is InitVar or _is_annotation(annotation, cls, "InitVar",
                                                                                   "dataclasses"):
        made._field_type = _FIELD_INITVAR
    if made._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and made.default_factory is not MISSING:
        raise TypeError("field %s cannot have a default factory" % made.name)
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError("field %s is a ClassVar but specifies kw_only" % made.name)
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError("mutable default %s for field %s is not allowed: use default_factory"
                         % (type(made.default), made.name))
    return made


def _functions(cls, sources, names):
    """Compiles methods. Each for itself and in a function, so that tracebacks have the lines that CPython's have."""
    names = dict(names, __name__=cls.__module__)
    functions = {}
    for name, source in sources.items():
        text = "def __create_fn__():\n    %s\n    return %s" % (source.replace("\n", "\n    "), name)
        function = functions[name] = run(text, names)["__create_fn__"]()
        function.__qualname__ = "%s.%s" % (cls.__qualname__, name)
    return functions


def _init_source(fields, std, kw, frozen, has_post_init, self_name, names):
    seen_default = None
    for f in std:
        if f.init:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = f
            elif seen_default is not None:
                raise TypeError("non-default argument %r follows default argument" % f.name)
    body = []

    def assign(name, value):
        if frozen:
            return "__dataclass_builtins_object__.__setattr__(%s, %r, %s)" % (self_name, name, value)
        return "%s.%s = %s" % (self_name, name, value)

    def parameter(f):
        names["__dataclass_type_%s__" % f.name] = f.type
        text = "%s:__dataclass_type_%s__" % (f.name, f.name)
        if f.default_factory is not MISSING:
            return text + "=__dataclass_HAS_DEFAULT_FACTORY__"
        if f.default is not MISSING:
            return text + "=__dataclass_dflt_%s__" % f.name
        return text

    for f in fields:
        default_name = "__dataclass_dflt_%s__" % f.name
        if f.default_factory is not MISSING:
            names[default_name] = f.default_factory
            value = "%s()" % default_name
            if f.init:
                value += " if %s is __dataclass_HAS_DEFAULT_FACTORY__ else %s" % (f.name, f.name)
        elif f.init:
            if f.default is not MISSING:
                names[default_name] = f.default
            value = f.name
        elif f.default is not MISSING and f._field_type is _FIELD and f.slots_default:
            names[default_name] = f.default
            value = default_name
        else:
            continue
        if f._field_type is not _FIELD_INITVAR:
            body.append(assign(f.name, value))
    if has_post_init:
        body.append("%s.__post_init__(%s)" % (self_name, ", ".join(f.name for f in fields
                                                                   if f._field_type is _FIELD_INITVAR)))
    parameters = [self_name] + [parameter(f) for f in std if f.init]
    kw = [f for f in kw if f.init]
    if kw:
        parameters += ["*"] + [parameter(f) for f in kw]
    return "def __init__(%s)->None:\n    %s" % (", ".join(parameters), "\n    ".join(body or ["pass"]))


class _InitField:
    """What _init_source needs to know of a field, with whether slots keep the default from being seen."""

    __slots__ = ("name", "type", "default", "default_factory", "init", "_field_type", "slots_default", "kw_only")

    def __init__(self, f, slots):
        for name in ("name", "type", "default", "default_factory", "init", "_field_type", "kw_only"):
            setattr(self, name, getattr(f, name))
        self.slots_default = slots


def _repr(self):
    names = [f.name for f in getattr(self, _FIELDS).values() if f._field_type is _FIELD and f.repr]
    me = id(self)
    if me in _shown:
        return "..."
    _shown.add(me)
    try:
        return "%s(%s)" % (self.__class__.__qualname__,
                           ", ".join(["%s=%r" % (name, getattr(self, name)) for name in names]))
    finally:
        _shown.discard(me)


_shown = set()  # whose repr is being made


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    value.__qualname__ = "%s.%s" % (cls.__qualname__, value.__name__)
    setattr(cls, name, value)
    return False


def _add_frozen(cls, fields):
    names = tuple(f.name for f in fields)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot assign to field %r" % name)
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot delete field %r" % name)
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        if _set_new(cls, function.__name__, function):
            raise TypeError("Cannot overwrite attribute %s in class %s" % (function.__name__, cls.__name__))


def _add_slots(cls, frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError("%s already specifies __slots__" % cls.__name__)
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple(name for name in names + (("__weakref__",) if weakref_slot else ())
                                   if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    return new


def _compare_sources(fields, eq, order):
    sources = {}
    names = [f.name for f in fields if f.compare]

    def both(operator):
        mine = "".join("self.%s," % name for name in names)
        others = "".join("other.%s," % name for name in names)
        return "(%s) %s (%s)" % (mine, operator, others)

    if eq:
        sources["__eq__"] = ("def __eq__(self, other):\n    if other.__class__ is self.__class__:\n        return %s\n"
                             "    return NotImplemented" % both("=="))
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            sources[name] = ("def %s(self, other):\n    if other.__class__ is self.__class__:\n        return %s\n"
                             "    return NotImplemented" % (name, both(operator)))
    return sources


def _hash_source(fields):
    names = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    return "def __hash__(self):\n    return hash((%s))" % "".join("self.%s," % name for name in names)


def _collect_fields(cls, kw_only):
    found = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            found.update(base_fields)
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _is_annotation(annotation, cls, "KW_ONLY",
                                                                                   "dataclasses"):
            if kw_only_seen:
                raise TypeError("%r is KW_ONLY, but KW_ONLY has already been specified" % name)
            kw_only_seen = kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for f in own:
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError("%r is a field but has no type annotation" % name)
    return found, frozen_bases


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    found, frozen_bases = _collect_fields(cls, kw_only)
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any(frozen_bases) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, found)
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    every = [f for f in found.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    plain = [f for f in every if f._field_type is _FIELD]
    std = [f for f in every if not f.kw_only]
    keyword = [f for f in every if f.kw_only]
    sources = {}
    names = {"__dataclass_HAS_DEFAULT_FACTORY__": _FACTORY, "__dataclass_builtins_object__": object}
    if init:
        wrapped = {f.name: _InitField(f, slots) for f in every}
        sources["__init__"] = _init_source(
            list(wrapped.values()), [wrapped[f.name] for f in std], [wrapped[f.name] for f in keyword], frozen,
            hasattr(cls, "__post_init__"), "__dataclass_self__" if "self" in found else "self", names)
    compared = _compare_sources(plain, eq, order)
    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        if name in compared and name in cls.__dict__:
            raise TypeError("Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering"
                            % (name, cls.__name__))
    sources.update(compared)
    # unsafe_hash, eq, frozen: what is to become of __hash__.
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError("Cannot overwrite attribute __hash__ in class %s" % cls.__name__)
        sources["__hash__"] = _hash_source(plain)
    elif eq and frozen and not has_explicit_hash:
        sources["__hash__"] = _hash_source(plain)
    elif eq and not frozen and not has_explicit_hash:
        cls.__hash__ = None
    for name, function in (_functions(cls, sources, names) if sources else {}).items():
        if name == "__hash__" or name not in cls.__dict__:
            setattr(cls, name, function)
    if repr and "__repr__" not in cls.__dict__:
        def __repr__(self):
            return _repr(self)
        _set_new(cls, "__repr__", __repr__)
    if frozen:
        _add_frozen(cls, plain)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = _doc(cls, std, keyword)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std if f.init)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if "__abstractmethods__" in cls.__dict__:
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _doc(cls, std, keyword):
    def text(f):
        kind = f.type.__name__ if isinstance(f.type, type) else f.type if isinstance(f.type, str) else "%r" % (f.type,)
        if isinstance(f.type, str):
            kind = repr(f.type)
        if f.default_factory is not MISSING:
            return "%s: %s = <factory>" % (f.name, kind)
        if f.default is not MISSING:
            return "%s: %s = %r" % (f.name, kind, f.default)
        return "%s: %s" % (f.name, kind)
    parameters = [text(f) for f in std if f.init]
    if any(f.init for f in keyword):
        parameters += ["*"] + [text(f) for f in keyword if f.init]
    try:
        return "%s(%s)" % (cls.__name__, ", ".join(parameters))
    except Exception:
        return cls.__name__


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: adds __init__, __repr__, __eq__ and others made from the annotated fields."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass, or of an instance of one, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, dataclasses inside it too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_inner(obj, lambda pairs: dict_factory(pairs), True)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, dataclasses inside it too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_inner(obj, lambda pairs: tuple_factory([value for _, value in pairs]), False)


def _as_inner(obj, make, as_dict):
    kind = type(obj)
    if kind in (int, str, float, bool, type(None)):
        return obj
    if hasattr(kind, _FIELDS):
        return make([(f.name, _as_inner(getattr(obj, f.name), make, as_dict)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_as_inner(item, make, as_dict) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_as_inner(item, make, as_dict) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_as_inner(k, make, as_dict), _as_inner(v, make, as_dict)) for k, v in obj.items()]
        if hasattr(kind, "default_factory"):
            result = kind(getattr(obj, "default_factory"))
            result.update(pairs)
            return result
        return kind(pairs)
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """A new dataclass from a list of names, (name, type) and (name, type, Field)."""
    import types
    from keyword import iskeyword
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[item[0]] = item
        else:
            raise TypeError("Invalid field: %r" % (item,))
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError("Field names must be valid identifiers: %r" % (name,))
        if iskeyword(name):
            raise TypeError("Field names must not be keywords: %r" % name)
        if name in annotations:
            raise TypeError("Field name duplicated: %r" % name)
        annotations[name] = kind

    def fill(space):
        space.update(namespace or {})
        space.update(defaults)
        space["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    if module is None:
        module = caller(1)[3].get("__name__", "types")
    cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance like obj with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError("field %s is declared with init=False, it cannot be specified with replace()" % f.name)
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError("InitVar %r must be specified with replace()" % f.name)
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
