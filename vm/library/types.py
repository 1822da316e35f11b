"""Names for types that have none of their own, and tools for making classes."""

import sys

from _alias import GenericAlias, UnionType
from _functools import class_getitem as _class_getitem


def _f():
    pass


def _g():
    yield 1


class _C:
    def _m(self):
        pass

    @property
    def _p(self):
        pass


FunctionType = type(_f)
LambdaType = type(lambda: None)
GeneratorType = type(_g())
MethodType = type(_C()._m)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
MethodDescriptorType = type(str.join)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
MappingProxyType = type(type.__dict__)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
CellType = type((lambda x: lambda: x)(0).__closure__[0])
try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)

__all__ = [
    "AsyncGeneratorType", "BuiltinFunctionType", "BuiltinMethodType", "CellType", "ClassMethodDescriptorType", "CodeType",
    "CoroutineType", "DynamicClassAttribute", "EllipsisType", "FrameType", "FunctionType", "GeneratorType",
    "GenericAlias", "GetSetDescriptorType", "LambdaType", "MappingProxyType", "MemberDescriptorType",
    "MethodDescriptorType", "MethodType", "MethodWrapperType", "ModuleType", "NoneType", "NotImplementedType",
    "SimpleNamespace", "TracebackType", "UnionType", "WrapperDescriptorType", "coroutine", "get_original_bases",
    "new_class", "prepare_class", "resolve_bases",
]


def _code_type():
    return type(_f.__code__)


def _frame_type():
    return type(sys._getframe(0))


class AsyncGeneratorType:
    """Only a name: gilbox has no async."""


class CoroutineType:
    """Only a name: gilbox has no async."""


# Some are looked up when they are asked for.
_late = {
    "CodeType": _code_type,
    "FrameType": _frame_type,
    "GetSetDescriptorType": lambda: type(FunctionType.__dict__["__name__"]),
    "MemberDescriptorType": lambda: type(_slotted().__dict__["x"]),
    "DynamicClassAttribute": lambda: __import__("enum").property,
}


def _slotted():
    class Slotted:
        __slots__ = ("x",)
    return Slotted


def __getattr__(name):
    make = _late.get(name)
    if make is None:
        raise AttributeError("module 'types' has no attribute %r" % name)
    value = globals()[name] = make()
    return value


class SimpleNamespace:
    """An object whose attributes are the keywords given."""

    def __init__(self, /, *args, **kwargs):
        if args:
            raise TypeError("no positional arguments expected")
        self.__dict__.update(kwargs)

    def __getattr__(self, name):
        kind = "types.SimpleNamespace" if type(self) is SimpleNamespace else type(self).__name__
        raise AttributeError("%r object has no attribute %r" % (kind, name), name=name, obj=self)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        active = _shown
        if id(self) in active:
            return name + "(...)"
        active.add(id(self))
        try:
            items = ["%s=%r" % item for item in self.__dict__.items()]
        finally:
            active.discard(id(self))
        return "%s(%s)" % (name, ", ".join(items))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


_shown = set()  # the namespaces whose repr is being made


def resolve_bases(bases):
    """The bases with those that are no classes replaced by what their __mro_entries__ give."""
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
        else:
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            resolved.extend(entries)
    return bases if list(bases) == resolved else tuple(resolved)


def _calculate_meta(meta, bases):
    for base in bases:
        other = type(base)
        if issubclass(meta, other):
            continue
        if not issubclass(other, meta):
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                            "the metaclasses of all its bases")
        meta = other
    return meta


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, namespace and remaining keywords that a class statement would use."""
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(meta, type):
        meta = _calculate_meta(meta, bases)
    space = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, space, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a class statement does; exec_body(namespace) fills it."""
    resolved = resolve_bases(bases)
    meta, space, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(space)
    if resolved is not bases:
        space["__orig_bases__"] = bases
    return meta(name, resolved, space, **kwds)


def get_original_bases(cls, /):
    """The bases as they stood in the class statement."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError("Expected an instance of type, not %r" % type(cls).__name__) from None


def coroutine(func):
    """Marks a generator function as a coroutine; there is nobody here who would await it."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    return func

