"""The parts of typing that run when they are used: NamedTuple, TypedDict, get_type_hints, rare functions."""

import collections
import sys

from _alias import GenericAlias, UnionType
from typing import (
    ForwardRef, Generic, Literal, NotRequired, Protocol, Required, Union, _GenericAlias, _AnnotatedAlias,
    _calling_module, _convert, no_type_check,
)


def _evaluate(hint, globalns, localns):
    if isinstance(hint, str):
        hint = ForwardRef(hint)
    if isinstance(hint, ForwardRef):
        return _evaluate(_convert(hint._evaluate(globalns, localns), "", True), globalns, localns)
    if isinstance(hint, (GenericAlias, _GenericAlias, UnionType)):
        args = hint.__args__
        new = tuple(arg if not isinstance(arg, (ForwardRef, GenericAlias, _GenericAlias, UnionType)) and
                    not (isinstance(hint, GenericAlias) and isinstance(arg, str))
                    else _evaluate(arg, globalns, localns) for arg in args)
        if hint.__origin__ is Literal if isinstance(hint, _GenericAlias) else False:
            return hint
        if new == args:
            return hint
        if isinstance(hint, UnionType):
            result = new[0]
            for each in new[1:]:
                result = result | each
            return result
        if isinstance(hint, GenericAlias):
            return GenericAlias(hint.__origin__, new)
        return Union[new] if hint.__origin__ is Union else hint.copy_with(new)
    return hint


def _strip(hint):
    """The hint without Annotated, Required and NotRequired."""
    if isinstance(hint, _AnnotatedAlias):
        return _strip(hint.__origin__)
    if isinstance(hint, _GenericAlias) and hint.__origin__ in (Required, NotRequired):
        return _strip(hint.__args__[0])
    if isinstance(hint, (_GenericAlias, GenericAlias)) and hint.__args__:
        args = tuple(map(_strip, hint.__args__))
        if args != hint.__args__:
            return GenericAlias(hint.__origin__, args) if isinstance(hint, GenericAlias) else hint.copy_with(args)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, module or function with strings evaluated."""
    hints = {}
    if getattr(obj, "__no_type_check__", None):
        return hints
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
            inner = dict(vars(base)) if localns is None else localns
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluate(type(None) if value is None else value, names, inner)
    else:
        names = globalns
        if names is None:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            names = obj.__dict__ if type(obj).__name__ == "module" else getattr(inner, "__globals__", {})
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if callable(obj) or type(obj).__name__ == "module":
                return {}
            raise TypeError("%r is not a module, class, method, or function." % (obj,))
        for name, value in annotations.items():
            hints[name] = _evaluate(type(None) if value is None else value, names,
                                    localns if localns is not None else names)
    return hints if include_extras else {name: _strip(value) for name, value in hints.items()}


# --- NamedTuple and TypedDict ---


class _NamedTupleMeta(type):
    def __new__(metacls, typename, bases, space):
        types = space.get("__annotations__", {})
        with_default = []
        for name in types:
            if name in space:
                with_default.append(name)
            elif with_default:
                raise TypeError("Non-default namedtuple field %s cannot follow default field%s %s"
                                % (name, "s" if len(with_default) > 1 else "", ", ".join(with_default)))
        made = _named_tuple(typename, types, [space[name] for name in with_default], space["__module__"])
        reserved = {"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types",
                    "_make", "_replace", "_asdict", "_source"}
        for key, value in space.items():
            if key in reserved:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__qualname__", "__annotations__", "__orig_bases__", "__classcell__") \
                    and key not in made._fields:
                setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        if space.get("__doc__"):
            made.__doc__ = space["__doc__"]
        made.__qualname__ = space.get("__qualname__", typename)
        made.__orig_bases__ = space.get("__orig_bases__", (NamedTuple,))
        if Generic in bases:
            made.__class_getitem__ = classmethod(
                lambda cls, params: _GenericAlias(cls, params if isinstance(params, tuple) else (params,)))
        return made


def _named_tuple(name, types, defaults, module):
    types = {field: _convert(kind, "field %s annotation must be a type" % field) for field, kind in types.items()}
    made = collections.namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple class with types."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _named_tuple(typename, dict(fields), None, _calling_module())
    made.__orig_bases__ = (NamedTuple,)
    return made


def _namedtuple_entries(bases):
    others = [base for base in bases if base is not NamedTuple]
    for base in others:
        if base is not Generic and getattr(base, "__origin__", None) is not Generic:
            raise TypeError("can only inherit from a NamedTuple type and Generic")
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_entries
_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, space, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        space = dict(space)
        made = type.__new__(metacls, name, (Generic, dict) if Generic in bases else (dict,), space)
        own = space.get("__annotations__", {})
        module = made.__module__
        own = {key: ForwardRef(value, module=module) if isinstance(value, str) else
               _convert(value, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type", True)
               for key, value in own.items()}
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        annotations.update(own)
        for key, value in own.items():
            kind = value.__origin__ if isinstance(value, _GenericAlias) else None
            is_required = kind is Required or kind is not NotRequired and total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if "__total__" not in made.__dict__:
            made.__total__ = total
        return made

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict class whose keys have types."""
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or kwargs), "__module__": _calling_module()},
                          total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


def reveal_type(obj, /):
    print("Runtime type is %r" % type(obj).__name__, file=sys.stderr)
    return obj


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Tells type checkers that something makes classes as @dataclass does."""
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorate


def get_protocol_members(tp):
    return frozenset(tp.__protocol_attrs__)


def is_protocol(tp):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol
