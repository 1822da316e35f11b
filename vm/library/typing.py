"""Type hints at run time: names to write them with, and what they look like."""

import collections
import sys
from _source import caller
from _alias import GenericAlias, UnionType, check_count, collect_parameters, substitute

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet",
    "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type",
    "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
    "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs",
    "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard",
    "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str


def _type_repr(obj):
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else "%s.%s" % (obj.__module__, obj.__qualname__)
    if obj is ...:
        return "..."
    if type(obj).__name__ in ("function", "builtin_function_or_method"):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[%s]" % ", ".join(map(_type_repr, obj))
    return repr(obj)


def _convert(arg, message="", allow_special=False):
    """What stands for an argument of a hint: None is its type, a string a forward reference."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if not allow_special and (arg is Generic or arg is Protocol) \
            or isinstance(arg, _SpecialForm) and arg._name in ("ClassVar", "Final", "Literal", "Union", "Optional",
                                                              "Annotated") and message:
        raise TypeError("Plain %s is not valid as type argument" % (arg,))
    if isinstance(arg, (type, _SpecialForm, TypeVar, ForwardRef, GenericAlias, UnionType, _GenericAlias)):
        return arg
    if type(arg) is tuple:
        raise TypeError("%s Got %.100r." % (message or "Parameters to generic types must be types.", arg))
    return arg


def _unique(items):
    found = []
    for item in items:
        if item not in found:
            found.append(item)
    return tuple(found)


class _Union:
    """| between hints."""

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


_made = {}


def _once(make, form, parameters):
    """form[parameters]; the same object for the same parameters, as long as there are not many."""
    try:
        known = _made.get((form, parameters))
    except TypeError:
        known = None  # not hashable
        hashable = False
    else:
        hashable = True
    if known is None:
        known = make(form, parameters)
        if hashable:
            if len(_made) > 500:
                _made.clear()
            _made[form, parameters] = known
    return known


class _SpecialForm(_Union):
    """Any, Union, Optional and others: names that may be subscripted."""

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass %r" % self)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError("Cannot instantiate %r" % self)

    def __instancecheck__(self, obj):
        raise TypeError("%r cannot be used with isinstance()" % self)

    def __subclasscheck__(self, cls):
        raise TypeError("%r cannot be used with issubclass()" % self)

    def __getitem__(self, parameters):
        if self._name in ("Literal", "Annotated"):  # 1 and True are equal, and not the same here
            return self._getitem(self, parameters)
        return _once(self._getitem, self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)



def _form(name):
    def getitem(self, parameters):
        raise TypeError("%r is not subscriptable" % self)
    getitem.__name__ = name
    return _SpecialForm(getitem)


NoReturn = _form("NoReturn")
Never = _form("Never")
Self = _form("Self")
LiteralString = _form("LiteralString")
TypeAlias = _form("TypeAlias")


def _one_type(name):
    def getitem(self, parameters):
        item = _convert(parameters, "%s accepts only single type." % self, True)
        return _GenericAlias(self, (item,), name)
    getitem.__name__ = name
    return _SpecialForm(getitem)


ClassVar = _one_type("ClassVar")
Final = _one_type("Final")
TypeGuard = _one_type("TypeGuard")
Required = _one_type("Required")
NotRequired = _one_type("NotRequired")


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for item in parameters:
        item = _convert(item, "Union[arg, ...]: each arg must be a type.")
        if isinstance(item, UnionType) or isinstance(item, _GenericAlias) and item.__origin__ is Union:
            flat.extend(item.__args__)
        else:
            flat.append(item)
    flat = _unique(flat)
    return flat[0] if len(flat) == 1 else _UnionGenericAlias(Union, flat, "Union")


@_SpecialForm
def Optional(self, parameter):
    """A type or None."""
    return Union[_convert(parameter, "%s requires a single type." % self), type(None)]


@_SpecialForm
def Literal(self, parameters):
    """One of some values."""
    flat = []
    for item in parameters if isinstance(parameters, tuple) else (parameters,):
        if isinstance(item, _GenericAlias) and item.__origin__ is Literal:
            flat.extend(item.__args__)
        else:
            flat.append(item)
    seen, args = [], []
    for item in flat:
        if (type(item), item) not in seen:
            seen.append((type(item), item))
            args.append(item)
    return _LiteralGenericAlias(Literal, tuple(args), "Literal")


@_SpecialForm
def Concatenate(self, parameters):
    return _ConcatenateGenericAlias(self, parameters if isinstance(parameters, tuple) else (parameters,), "Concatenate")


@_SpecialForm
def Unpack(self, parameters):
    return _UnpackGenericAlias(self, (parameters,), "Unpack")



class Annotated:
    """A type with anything said about it."""

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError("Cannot subclass %s.Annotated" % cls.__module__)

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple) or len(parameters) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        origin, metadata = _convert(parameters[0], "Annotated[t, ...]: t must be a type.", True), parameters[1:]
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        return _AnnotatedAlias(origin, metadata)


class _GenericAlias(_Union):
    """A typing form with its arguments: Union[int, str], List[int], Box[int]."""

    def __init__(self, origin, args, name=None):
        self.__dict__.update(__origin__=origin, __args__=args, _name=name, __parameters__=collect_parameters(args))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") and name not in ("__name__", "__qualname__", "__doc__"):
            raise AttributeError(name)
        if name in ("__name__", "__qualname__") and self._name:
            return self._name
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name in ("__origin__", "__args__", "__parameters__", "_name") or name.startswith("__"):
            self.__dict__[name] = value
        else:
            setattr(self.__origin__, name, value)

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, _SpecialForm) or self._is_plain_typing():
            raise TypeError("Type %s cannot be instantiated; use %s() instead"
                            % (self._name, getattr(self.__origin__, "__name__", self.__origin__)))
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def _is_plain_typing(self):
        return self._name is not None

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError("Cannot subclass %r" % self)
        if self._name:  # List[int] and its like
            entries = (self.__origin__,)
            if not any(isinstance(b, type) and issubclass(b, Generic) or isinstance(b, _GenericAlias)
                       and b is not self and isinstance(b.__origin__, type) and issubclass(b.__origin__, Generic)
                       for b in bases) and Generic not in bases:
                entries += (Generic,)
            return entries
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for other in bases[bases.index(self) + 1:]:
                if isinstance(other, _GenericAlias) and other is not self and isinstance(other.__origin__, type) \
                        and issubclass(other.__origin__, Generic):
                    return ()
        return (self.__origin__,)

    def __getitem__(self, values):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError("Cannot subscript already-subscripted %r" % self)
        if not isinstance(values, tuple):
            values = (values,)
        parameters = self.__parameters__
        if not parameters:
            raise TypeError("%r is not a generic class" % self)
        values = tuple(_convert(value) for value in values)
        if not any(isinstance(p, (TypeVarTuple, ParamSpec)) for p in parameters):
            check_count(self, parameters, values)
        args = tuple(substitute(each, parameters, values) for each in self.__args__)
        if self.__origin__ is Union:
            return Union[args]
        if self._name == "Callable" and isinstance(args[0], (list, tuple)):  # in place of a ParamSpec
            args = (*args[0], *args[1:])
        return self.copy_with(args)

    def copy_with(self, args):
        return type(self)(self.__origin__, args, self._name)

    def __repr__(self):
        origin, args = self.__origin__, self.__args__
        if origin is Union and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return "typing.Optional[%s]" % _type_repr(other)
        if origin is Literal:
            return "typing.Literal[%s]" % (", ".join(map(repr, args)) or "()")
        name = "typing." + self._name if self._name else _type_repr(origin)
        if self._name == "Callable":
            return _callable_repr("typing.Callable", args)
        if origin is Union or isinstance(origin, _SpecialForm):
            name = "typing." + self._name
        return "%s[%s]" % (name, ", ".join(map(_type_repr, args)) if args else "()")

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            if isinstance(other, UnionType) and self.__origin__ is Union:
                return set(self.__args__) == set(other.__args__)
            return NotImplemented
        if self.__origin__ != other.__origin__:
            return False
        if self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        if self.__origin__ is Literal:
            return {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__}
        return self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash((Union, frozenset(self.__args__)))
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return any(isinstance(obj, each) for each in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, each) for each in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield Unpack[self]


_UnionGenericAlias, _CallableGenericAlias, _LiteralGenericAlias, _ConcatenateGenericAlias, _UnpackGenericAlias = (
    type("_%sGenericAlias" % kind, (_GenericAlias,), {"__module__": __name__})
    for kind in ("Union", "Callable", "Literal", "Concatenate", "Unpack"))


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__dict__["__metadata__"] = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return "typing.Annotated[%s, %s]" % (_type_repr(self.__origin__), ", ".join(map(repr, self.__metadata__)))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


def _callable_repr(name, args):
    if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec)
                           or isinstance(args[0], _GenericAlias) and args[0].__origin__ is Concatenate):
        return "%s[%s, %s]" % (name, _type_repr(args[0]), _type_repr(args[1]))
    return "%s[[%s], %s]" % (name, ", ".join(map(_type_repr, args[:-1])), _type_repr(args[-1]))


class _AbcCallable(GenericAlias):
    """collections.abc.Callable[[int], str]"""

    def __repr__(self):
        return _callable_repr("collections.abc.Callable", self.__args__)


def _callable_args(item):
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    args, result = item
    result = _convert(result, "Callable[args, result]: result must be a type.")
    if args is ... or isinstance(args, ParamSpec) or isinstance(args, _GenericAlias) and args.__origin__ is Concatenate:
        return args, result
    if not isinstance(args, (list, tuple)):
        args = (args,)
    return tuple(_convert(arg, "Callable[[arg, ...], result]: each arg must be a type.") for arg in args) + (result,)


def _abc_callable(origin, item):
    return _AbcCallable(origin, _callable_args(item))


class _SpecialGenericAlias(_Union):
    """List, Dict, Callable and others: another name for a class, subscripted or not."""

    def __init__(self, origin, count, name):
        self.__dict__.update(_origin=origin, _count=count, _name=name)

    @property
    def __origin__(self):
        origin = self.__dict__["_origin"]
        if isinstance(origin, str):
            module, _, name = origin.rpartition(".")
            __import__(module)
            origin = self.__dict__["_origin"] = getattr(sys.modules[module], name)
        return origin

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        if name.startswith("__") and name.endswith("__") and name not in ("__doc__", "__abstractmethods__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __repr__(self):
        return "typing." + self._name

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __call__(self, *args, **kwargs):
        if self._name in ("OrderedDict", "DefaultDict", "Counter", "ChainMap", "Deque"):
            return self.__origin__(*args, **kwargs)
        raise TypeError("Type %s cannot be instantiated; use %s() instead" % (self._name, self.__origin__.__name__))

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getitem__(self, parameters):
        return _once(_SpecialGenericAlias._subscripted, self, parameters)

    def _subscripted(self, parameters):
        if self._name == "Callable":
            return _CallableGenericAlias(self.__origin__, _callable_args(parameters), "Callable")
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == "Tuple":
            if parameters == ((),):
                parameters = ()
            parameters = tuple(item if item is ... else _convert(item) for item in parameters)
        else:
            parameters = tuple(_convert(item, "Parameters to generic types must be types.") for item in parameters)
            if self._count and len(parameters) != self._count:
                few = "few" if len(parameters) < self._count else "many"
                raise TypeError("Too %s arguments for %s; actual %d, expected %d"
                                % (few, self, len(parameters), self._count))
        return _GenericAlias(self.__origin__, parameters, self._name)

    def __hash__(self):
        return hash(self._name)


_bare = {
    "Hashable": 0, "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1, "Iterable": 1,
    "Iterator": 1, "Reversible": 1, "Sized": 0, "Container": 1, "Collection": 1, "Callable": 2, "MutableSet": 1,
    "Mapping": 2, "MutableMapping": 2, "Sequence": 1, "MutableSequence": 1, "ByteString": 0, "MappingView": 1,
    "KeysView": 1, "ItemsView": 2, "ValuesView": 1, "Generator": 3, "AsyncGenerator": 2,
}
List = _SpecialGenericAlias(list, 1, "List")
Dict = _SpecialGenericAlias(dict, 2, "Dict")
Set = _SpecialGenericAlias(set, 1, "Set")
FrozenSet = _SpecialGenericAlias(frozenset, 1, "FrozenSet")
Tuple = _SpecialGenericAlias(tuple, -1, "Tuple")
Type = _SpecialGenericAlias(type, 1, "Type")
Deque = _SpecialGenericAlias(collections.deque, 1, "Deque")
DefaultDict = _SpecialGenericAlias(collections.defaultdict, 2, "DefaultDict")
OrderedDict = _SpecialGenericAlias(collections.OrderedDict, 2, "OrderedDict")
Counter = _SpecialGenericAlias(collections.Counter, 1, "Counter")
ChainMap = _SpecialGenericAlias("collections.ChainMap", 2, "ChainMap")
AbstractSet = _SpecialGenericAlias("collections.abc.Set", 1, "AbstractSet")
ContextManager = _SpecialGenericAlias("contextlib.AbstractContextManager", 1, "ContextManager")
AsyncContextManager = _SpecialGenericAlias("contextlib.AbstractAsyncContextManager", 1, "AsyncContextManager")
Pattern = _SpecialGenericAlias("re.Pattern", 1, "Pattern")
Match = _SpecialGenericAlias("re.Match", 1, "Match")
for _name, _count in _bare.items():
    globals()[_name] = _SpecialGenericAlias("collections.abc." + _name, _count, _name)


# --- Type variables and generic classes ---


class _Variable(_Union):
    def __typing_subst__(self, arg):
        return arg

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of %s" % type(self).__name__)

    def __repr__(self):
        if getattr(self, "__infer_variance__", False):
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __reduce__(self):
        return self.__name__


def _calling_module():
    return caller(2)[3].get("__name__", "__main__")


class TypeVar(_Variable):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__bound__ = None if bound is None else _convert(bound, "Bound must be a type.")
        self.__constraints__ = tuple(_convert(each, "TypeVar(name, constraint, ...): constraints must be types.")
                                     for each in constraints)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__module__ = _calling_module()


class ParamSpec(_Variable):
    """A variable for the parameters of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__module__ = _calling_module()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return self.__origin__.__name__ + ".args"

    def __eq__(self, other):
        return type(self) is type(other) and self.__origin__ == other.__origin__


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return self.__origin__.__name__ + ".kwargs"


class TypeVarTuple(_Variable):
    """A variable for any number of types."""

    def __init__(self, name):
        self.__name__ = name
        self.__module__ = _calling_module()

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


class TypeAliasType(_Union):
    """type X = ..."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = self.__parameters__ = type_params
        self.__module__ = _calling_module()

    def __repr__(self):
        return self.__name__

    def __getitem__(self, item):
        return GenericAlias(self, item)


def _class_getitem(cls, params):
    if not isinstance(params, tuple):
        params = (params,)
    params = tuple(_convert(p) if not isinstance(p, (list, tuple)) else tuple(p) for p in params)
    if cls in (Generic, Protocol):
        if not params:
            raise TypeError("Parameter list to %s[...] cannot be empty" % cls.__qualname__)
        for p in params:
            if not isinstance(p, _Variable) and not (isinstance(p, _GenericAlias) and p.__origin__ is Unpack):
                raise TypeError("Parameters to %s[...] must all be type variables or parameter specification "
                                "variables." % cls.__name__)
        if len(set(params)) != len(params):
            raise TypeError("Parameters to %s[...] must all be unique" % cls.__name__)
    else:
        parameters = getattr(cls, "__parameters__", ())
        if not any(isinstance(p, (TypeVarTuple, ParamSpec)) for p in parameters):
            check_count(cls, parameters, params)
    return _GenericAlias(cls, params)


class Generic:
    """Base of generic classes: class Box(Generic[T])."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, params):
        return _class_getitem(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            cls.__parameters__ = ()
            return
        if Generic in bases:
            raise TypeError("Cannot inherit from plain Generic")
        found = collect_parameters(bases)
        generic = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if generic is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                generic = base.__parameters__
        if generic is not None:
            missing = [p for p in found if p not in generic]
            if missing:
                raise TypeError("Some type variables (%s) are not listed in Generic[%s]"
                                % (", ".join(map(str, missing)), ", ".join(map(str, generic))))
            found = generic
        cls.__parameters__ = tuple(found)


_not_protocol_members = {
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__", "__orig_bases__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__", "__callable_proto_members_only__",
    "__non_callable_proto_members__", "__type_params__", "_abc_impl", "__init_subclass__", "__static_attributes__",
    "__firstlineno__", "__hash__", "__qualname__",
}


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic") and base.__module__ == "typing":
            continue
        own = dict(base.__dict__)
        for name in list(own) + list(own.get("__annotations__", ())):
            if not name.startswith("_abc_") and name not in _not_protocol_members:
                names.add(name)
            elif name == "__hash__" and own.get(name) is not None and "__eq__" not in own:
                names.add(name)
    return names


from abc import ABCMeta


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        for name in cls.__protocol_attrs__:
            value = getattr(instance, name, _no_value)
            if value is _no_value:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            for name in sorted(cls.__protocol_attrs__):
                if not callable(getattr(cls, name, None)):
                    raise TypeError("Protocols with non-method members don't support issubclass()")
        return super().__subclasscheck__(other)


_no_value = object()


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            own = base.__dict__
            if name in own:
                if own[name] is None:
                    return NotImplemented
                break
            if name in own.get("__annotations__", ()):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    # A class derived from a protocol without an __init__ of its own: the next one counts.
    for base in type(self).__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            init(self, *args, **kwargs)
            return


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say which members something must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and not getattr(base, "_is_protocol", False) \
                        and base.__module__ not in ("collections.abc", "contextlib", "os"):
                    raise TypeError("Protocols can only inherit from other protocols, got %r" % base)
            cls.__protocol_attrs__ = _protocol_members(cls)
            if "__subclasshook__" not in cls.__dict__:
                cls.__subclasshook__ = classmethod(_protocol_hook)
            if "__init__" not in cls.__dict__ or cls.__init__ is Protocol.__init__:
                cls.__init__ = _no_init


def runtime_checkable(cls):
    """Class decorator: isinstance() works with the protocol."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method, returns):
    def fail(self):
        pass
    fail.__name__ = method
    fail.__isabstractmethod__ = True
    cls = _ProtocolMeta(name, (Protocol,), {method: fail, "__module__": "typing", "__slots__": (),
                                            "_is_protocol": True})
    return runtime_checkable(cls)


SupportsInt = _supports("SupportsInt", "__int__", int)
SupportsFloat = _supports("SupportsFloat", "__float__", float)
SupportsComplex = _supports("SupportsComplex", "__complex__", complex)
SupportsBytes = _supports("SupportsBytes", "__bytes__", bytes)
SupportsIndex = _supports("SupportsIndex", "__index__", int)
SupportsAbs = _supports("SupportsAbs", "__abs__", None)
SupportsRound = _supports("SupportsRound", "__round__", None)
for _each in (SupportsAbs, SupportsRound):
    _each.__parameters__ = (TypeVar("T_co", covariant=True),)


# --- Functions ---


class ForwardRef(_Union):
    """A hint written as a string."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError("Forward reference must be a string -- got %r" % (arg,))
        try:
            compile("(%s)" % arg[1:] if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError("Forward reference must be an expression -- got %r" % (arg,)) from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns):
        return eval(self.__forward_arg__, globalns if globalns is not None else {}, localns)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = "" if self.__forward_module__ is None else ", module=%r" % self.__forward_module__
        return "ForwardRef(%r%s)" % (self.__forward_arg__, module)


def get_origin(tp):
    """list for List[int], Union for int | str ...; None for what is no generic alias."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, UnionType):
        return __import__("types").UnionType
    if isinstance(tp, (_GenericAlias, _SpecialGenericAlias, GenericAlias, ParamSpecArgs)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    """(int,) for List[int] ..."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if getattr(tp, "_name", None) == "Callable" or isinstance(tp, _AbcCallable):
            if not (len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec))):
                return list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, UnionType) else ()


def cast(typ, val):
    """val, unchanged."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    """For type checkers; reached at run time it raises."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError("Expected code to be unreachable, but got: " + value)


def final(f):
    """Decorator for type checkers."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Decorator for type checkers."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


_overloads = {}


def _not_callable(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not "
                              "@overload-ed.")


def overload(func):
    """Decorator for one of several signatures."""
    func = getattr(func, "__func__", func)
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _not_callable


def get_overloads(func):
    func = getattr(func, "__func__", func)
    return list(_overloads.get((func.__module__, func.__qualname__), []))


def clear_overloads():
    _overloads.clear()


class NewType(_Union):
    """A type that is only for type checkers another one."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _calling_module()

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        supertype = self.__name__

        class Refusal:
            """A base that knows the name of what derives from it."""

            def __init_subclass__(cls):
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                "`%s = NewType(%r, %s)`" % (cls.__name__, cls.__name__, supertype))
        return (Refusal,)

    def __repr__(self):
        return "%s.%s" % (self.__module__, self.__qualname__)


AnyStr = TypeVar("AnyStr", bytes, str)


class IO(Generic[AnyStr]):
    """A stream."""


class BinaryIO(IO[bytes]):
    """A stream of bytes."""


class TextIO(IO[str]):
    """A stream of text."""


_elsewhere = {
    "NamedTuple", "TypedDict", "dataclass_transform", "get_protocol_members", "get_type_hints", "is_protocol",
    "is_typeddict", "no_type_check_decorator", "reveal_type",
}


def __getattr__(name):
    if name not in _elsewhere:
        raise AttributeError("module 'typing' has no attribute %r" % name)
    import _typing_more
    value = globals()[name] = getattr(_typing_more, name)
    return value
