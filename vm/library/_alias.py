"""What list[int] and int | str give. Loaded when one of them is first evaluated."""

from _functools import full_name as _full_name


def _name(item):
    if item is ...:
        return "..."
    if isinstance(item, list):
        return "[%s]" % ", ".join(map(_name, item))
    if isinstance(item, GenericAlias):
        return repr(item)
    if isinstance(item, type):
        if item is type(None):
            return "None"
        module = item.__module__
        return item.__qualname__ if module == "builtins" else "%s.%s" % (module, item.__qualname__)
    return repr(item)


def _is_parameter(item):
    return not isinstance(item, type) and hasattr(item, "__typing_subst__")


def collect_parameters(args):
    found = []
    for item in args:
        if _is_parameter(item):
            inner = (item,)
        elif isinstance(item, (list, tuple)):
            inner = collect_parameters(item)
        else:
            inner = () if isinstance(item, type) else getattr(item, "__parameters__", ())
        for each in inner:
            if each not in found:
                found.append(each)
    return tuple(found)


def substitute(item, parameters, values):
    """item with each type variable among parameters replaced by the value at its place."""
    if _is_parameter(item):
        return values[parameters.index(item)] if item in parameters else item
    if isinstance(item, (list, tuple)):
        return type(item)(substitute(each, parameters, values) for each in item)
    inner = () if isinstance(item, type) else getattr(item, "__parameters__", ())
    if not inner:
        return item
    return item[tuple(substitute(each, parameters, values) for each in inner)]


def check_count(what, parameters, values):
    if not parameters:
        raise TypeError("%s is not a generic class" % (what,))
    if len(values) != len(parameters):
        few = "few" if len(values) < len(parameters) else "many"
        raise TypeError("Too %s arguments for %s; actual %d, expected %d"
                        % (few, what, len(values), len(parameters)))


class GenericAlias:
    """A class with what it holds: list[int]."""

    def __init__(self, origin, args, /):
        args = args if isinstance(args, tuple) else (args,)
        set_own = object.__setattr__
        set_own(self, "__origin__", origin)
        set_own(self, "__args__", args)
        set_own(self, "__parameters__", collect_parameters(args))
        set_own(self, "__unpacked__", False)

    def __repr__(self):
        if self.__args__ or self.__origin__ is not tuple:
            args = ", ".join(map(_name, self.__args__))
        else:
            args = "()"
        return "%s%s[%s]" % ("*" if self.__unpacked__ else "", _name(self.__origin__), args)

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getattr__(self, name):
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        raise AttributeError("'types.GenericAlias' object has no attribute %r" % name)

    def __getitem__(self, values):
        values = values if isinstance(values, tuple) else (values,)
        parameters = self.__parameters__
        if not parameters:
            raise TypeError("%r is not a generic class" % self)
        check_count(self, parameters, values)
        return GenericAlias(self.__origin__, tuple(substitute(each, parameters, values) for each in self.__args__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __iter__(self):
        unpacked = GenericAlias(self.__origin__, self.__args__)
        object.__setattr__(unpacked, "__unpacked__", True)
        yield unpacked

    def __dir__(self):
        return sorted(set(dir(self.__origin__)) | {"__args__", "__origin__", "__parameters__"})

    def __reduce__(self):
        return GenericAlias, (self.__origin__, self.__args__)


class UnionType:
    """int | str"""

    def __init__(self, args):
        self.__args__ = args
        self.__parameters__ = collect_parameters(args)
        self._generic = [each for each in args if not isinstance(each, type)]

    def __repr__(self):
        return " | ".join(map(_name, self.__args__))

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __getitem__(self, values):
        values = values if isinstance(values, tuple) else (values,)
        check_count(self, self.__parameters__, values)
        args = [substitute(each, self.__parameters__, values) for each in self.__args__]
        union = args[0]
        for each in args[1:]:
            union = union | each
        return union

    def _check_args(self, where):
        for each in self._generic:
            if isinstance(each, GenericAlias):
                raise TypeError("%s() argument 2 cannot be a parameterized generic" % where)

    def __instancecheck__(self, instance):
        self._check_args("isinstance")
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, cls):
        self._check_args("issubclass")
        return issubclass(cls, self.__args__)


GenericAlias.__module__ = UnionType.__module__ = "types"
_full_name(GenericAlias)
_full_name(UnionType)


def make_union(left, right):
    args = []
    for item in (left, right):
        if isinstance(item, UnionType):
            args.extend(item.__args__)
        elif item is None:
            args.append(type(None))
        elif isinstance(item, (type, GenericAlias)) or _is_union_part(item):
            args.append(item)
        else:
            return NotImplemented
    # A typing construct decides for itself what the union with it is.
    unique = list(dict.fromkeys(args))
    return unique[0] if len(unique) == 1 else UnionType(tuple(unique))


def _is_union_part(item):
    # `type X = ...` aliases; type variables and typing's forms take part through their own __or__ first.
    return type(item).__name__ == "TypeAliasType"
