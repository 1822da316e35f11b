"""Enumerations."""

import builtins
import sys

from _source import caller

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
           "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
           "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS",
           "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name"]

Enum = Flag = ReprEnum = EJECT = KEEP = None  # until they are defined


class nonmember:
    """Keeps a value in an enum's body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value in an enum's body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


_unset = object()


class auto:
    """Stands for a value that _generate_next_value_ gives."""

    def __init__(self, value=_unset):
        self.value = value

    def __repr__(self):
        return "auto(%s)" % ("_auto_null" if self.value is _unset else repr(self.value))


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


class property:
    """A property of members that leaves the name free on the class itself."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc if doc is not None else getattr(fget, "__doc__", None)
        self.name = self.clsname = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass.__dict__.get("_member_map_", {}).get(self.name)
            if found is not None:
                return found
            raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
        if self.fget is None:
            raise AttributeError("%r member has no attribute %r" % (type(instance), self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


class EnumDict(dict):
    """The namespace of an enum's body: notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        if key.startswith("_%s__" % self._cls_name) and not key.endswith("__") or _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif key in self._ignore or isinstance(value, nonmember):
            value = value.value if isinstance(value, nonmember) else value
        elif not isinstance(value, member) and _is_descriptor(value):
            pass
        else:
            if isinstance(value, type) and value.__module__ == self.get("__module__") and \
                    value.__qualname__ == "%s.%s" % (self.get("__qualname__"), key):
                import warnings
                warnings.warn("In 3.13 classes created inside an enum will not become a member.  Use the `member` "
                              "decorator to keep the current behavior.", DeprecationWarning, stacklevel=2)
            value = self._add_member(key, value.value if isinstance(value, member) else value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
                       "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_",
                       "_add_value_alias_"):
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
            if not isinstance(value, staticmethod):
                value = staticmethod(value)
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))
        return value

    def _add_member(self, key, value):
        if key in self:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        automatic = True
        if isinstance(value, auto):
            value = self._next_value(key, value)
        elif type(value) is tuple and any(isinstance(each, auto) for each in value):
            value = tuple(self._next_value(key, each) if isinstance(each, auto) else each for each in value)
        elif isinstance(value, tuple) and any(isinstance(each, auto) for each in value):
            value = type(value)(*[self._next_value(key, each) if isinstance(each, auto) else each for each in value])
        else:
            automatic = False
        self._member_names[key] = None
        if not automatic:
            self._last_values.append(value)
        return value

    def _next_value(self, key, placeholder):
        if placeholder.value is _unset:
            self._auto_called = True
            placeholder.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        self._last_values.append(placeholder.value)
        return placeholder.value

    def update(self, members, **more):
        for key, value in list(dict(members).items()) + list(more.items()):
            self[key] = value


_EnumDict = EnumDict


class _Proto:
    """Stands in the class namespace until the class exists, then makes way for the member."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        builtins.type.__delattr__(cls, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        member_type = cls._member_type_
        if member_type is tuple:
            args = (args,)
        made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
        if not hasattr(made, "_value_"):
            if member_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = member_type(*args)
                except Exception as exc:
                    new = TypeError("_value_ not set in __new__, unable to create it")
                    new.__cause__ = exc
                    raise new
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        is_flag = Flag is not None and issubclass(cls, Flag)
        if is_flag:
            if not isinstance(value, int):
                raise TypeError("unsupported operand type(s) for |=: 'int' and %r" % type(value).__name__)
            cls._flag_mask_ |= value
            if value > 0 and value & (value - 1) == 0:
                cls._singles_mask_ |= value
        known = _find_by_value(cls, value)
        if known is not None:
            made = known
        elif not is_flag or value > 0 and value & (value - 1) == 0:
            cls._member_names_.append(name)
        _place(cls, name, made)
        cls._member_map_[name] = made
        if known is None:
            try:
                cls._value2member_map_.setdefault(value, made)
            except TypeError:
                cls._unhashable_values_.append(value)


def _find_by_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for each in cls._member_map_.values():
            if each._value_ == value:
                return each
    return None


def _place(cls, name, made):
    """Makes the member an attribute; where a base has a property of that name, members keep it."""
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if isinstance(found, (property, builtins.property)):
            redirect = property(found.fget, found.fset, found.fdel)
            redirect.__set_name__(cls, name)
            builtins.type.__setattr__(cls, name, redirect)
            return
    builtins.type.__setattr__(cls, name, made)


def _data_type(class_name, bases):
    """The class among the bases, or above them, that holds the members' data: int, str, or object."""
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    found.append(base._member_type_)
                    break
            elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                found.append(candidate or base)
                break
            else:
                candidate = candidate or base
    found = list(dict.fromkeys(found))
    if len(found) > 1:
        raise TypeError("too many data types for %r: %r" % (class_name, set(found)))
    return found[0] if found else object


def _find_new(namespace, member_type, first_enum):
    """(function that makes members, does the class's own __new__ come from the script, pass it the value?)"""
    own = namespace.get("__new__")
    if own is None and first_enum is not None:
        for name in ("__new_member__", "__new__"):
            for source in (member_type, first_enum):
                method = getattr(source, name, None)
                if method not in (None, None.__new__, object.__new__, Enum.__new__):
                    return method, method is not object.__new__ and name == "__new_member__", True
        return object.__new__, False, False
    if isinstance(own, staticmethod):
        own = own.__func__
    return own or object.__new__, own is not None, own is not None


class EnumType(type):
    """The metaclass of Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _refuse_extension(cls, bases)
        space = EnumDict(cls)
        first = bases[-1] if bases else None
        if first is not None:
            space._generate_next_value = getattr(first, "_generate_next_value_", None)
            dict.__setitem__(space, "_generate_next_value_", staticmethod(space._generate_next_value))
        return space

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        names = list(classdict._member_names)
        for name in classdict.get("_ignore_", ()):
            dict.pop(classdict, name, None)
        classdict_plain = dict(classdict)
        classdict_plain.pop("_ignore_", None)
        order = classdict_plain.pop("_order_", None)
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ", ".join(map(repr, invalid)))
        first = bases[-1] if bases else None
        member_type = _data_type(cls, bases) if bases else object
        new_member, saved, use_args = _find_new(classdict_plain, member_type, first)
        for name in names:
            classdict_plain[name] = _Proto(classdict_plain[name])
        classdict_plain.update(
            _new_member_=new_member if not isinstance(new_member, staticmethod) else new_member.__func__,
            _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[],
            _member_type_=member_type, _flag_mask_=0, _singles_mask_=0,
            _boundary_=boundary or getattr(first, "_boundary_", None))
        classdict_plain["_new_member_"] = staticmethod(classdict_plain["_new_member_"])
        if Enum is not None:
            _choose_text_methods(classdict_plain, member_type, bases, first)
        if saved:
            classdict_plain["__new_member__"] = classdict_plain["_new_member_"]
        if Enum is not None:
            classdict_plain["__new__"] = Enum.__new__
        try:
            enum_class = super().__new__(metacls, cls, bases, classdict_plain, **kwds)
        except Exception as error:
            if hasattr(error, "__notes__"):
                del error.__notes__  # says that __set_name__ failed, which is no affair of the script's
            raise
        if order is not None:
            order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            if order != [n for n in enum_class._member_map_ if n in enum_class._member_names_] \
                    and order != enum_class._member_names_:
                raise TypeError("member order does not match _order_:\n  %r\n  %r"
                                % (enum_class._member_names_, order))
        if Flag is not None and issubclass(enum_class, Flag):
            _finish_flag(enum_class)
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_unset, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _unset:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _unset and type is None:
            raise TypeError("%r has no members; specify `names=()` if you meant to create a new, empty, enum" % cls)
        return cls._create_(value, None if names is _unset else names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return _find_by_value(cls, value) is not None

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
                 "__members__", "__module__", "__name__", "__qualname__"} | set(cls._member_names_)
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is not object:
            names |= set(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @builtins.property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        space = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original, names, last = names, [], []
            for count, name in enumerate(original):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in names if names is not None else ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            space[name] = value
        if module is None:
            module = caller(2)[3].get("__name__", "__main__")
        space["__module__"] = module
        if qualname is not None:
            space["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, space, boundary=boundary)


EnumMeta = EnumType


def _refuse_extension(class_name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError("<enum %r> cannot extend %r" % (class_name, base))


def _choose_text_methods(namespace, member_type, bases, first):
    """Which __repr__, __str__, __format__ and __reduce_ex__ the members of a mixed enum have."""
    if ReprEnum in bases:
        namespace.setdefault("__format__", member_type.__format__)
        method = member_type.__str__
        namespace.setdefault("__str__", member_type.__repr__ if method is object.__str__ else method)
    if member_type is not object:
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in namespace:
                continue
            enum_method = getattr(first, name, None)
            if enum_method is None:
                continue
            own = None
            for base in bases:
                own = getattr(base, name, None)
                break
            if own is not enum_method and own is getattr(member_type, name, None):
                if name == "__repr__" and "__dataclass_fields__" in member_type.__dict__:
                    continue
                namespace[name] = enum_method
    if Flag is not None and first is not None and issubclass(first, Flag):
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in namespace and hasattr(first, name):
                namespace[name] = getattr(first, name)


def _finish_flag(cls):
    single = 0
    for member_ in cls._member_map_.values():
        value = member_._value_
        if isinstance(value, int) and value > 0 and value & (value - 1) == 0:
            single |= value
    names = sorted(cls._member_names_, key=lambda name: cls._member_map_[name]._value_) \
        if all(isinstance(cls._member_map_[name]._value_, int) for name in cls._member_names_) else cls._member_names_
    cls._in_order_ = names == cls._member_names_
    if cls._boundary_ is not KEEP:
        missing = [member_ for member_ in cls._member_map_.values()
                   if isinstance(member_._value_, int) and member_._value_ > 0 and member_._value_ & ~single]
        if missing:
            bits = 0
            for member_ in missing:
                bits |= member_._value_ & ~single
            if cls._boundary_ is STRICT or cls._boundary_ is CONFORM or cls._boundary_ is EJECT:
                pass  # aliases with unnamed bits are allowed; verify(NAMED_FLAGS) checks them


def _next_plain(name, start, count, last_values):
    if not last_values:
        return start
    try:
        last = last_values[-1]
        last_values.sort()
        if last == last_values[-1]:
            return last + 1
    except TypeError:
        pass
    import warnings
    warnings.warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and "
                  "support adding +1\nand the value returned will be the largest value in the enum incremented by 1",
                  DeprecationWarning, stacklevel=2)
    for value in reversed(last_values):
        try:
            return value + 1
        except TypeError:
            pass
    return start


class Enum(metaclass=EnumType):
    """Base class of enumerations."""

    _generate_next_value_ = staticmethod(_next_plain)

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _find_by_value(cls, value)
        if found is not None:
            return found
        exc = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            exc, result = e, None
        if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT \
                and isinstance(result, int):
            return result
        error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None and exc is None:
            raise error
        if exc is None:
            exc = TypeError("error in %s._missing_: returned %r instead of None or a valid member"
                            % (cls.__name__, result))
        if not isinstance(exc, ValueError):
            exc.__context__ = error
        raise exc

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        kind = self._member_type_
        if kind is object or "__dataclass_fields__" not in kind.__dict__:
            shown = repr(self._value_)
        else:
            shown = kind.__repr__(self)
            shown = shown[shown.index("(") + 1:-1]
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, shown)

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        own = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        for cls in type(self).__mro__:
            if cls is Enum or cls is object:
                break
            own |= {name for name in cls.__dict__ if name[0] != "_" and name not in self._member_map_}
        return sorted(own | {name for name in self.__dict__ if name[0] != "_"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @builtins.property
    def name(self):
        return self._name_

    @builtins.property
    def value(self):
        return self._value_

    @name.setter
    def name(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")


class ReprEnum(Enum):
    """Members look like enum members in repr() only."""


class IntEnum(int, ReprEnum):
    """Members are ints."""


class StrEnum(str, ReprEnum):
    """Members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        for value, what in zip(values, ("", "encoding must be a string, not ", "errors must be a string, not ")):
            if not isinstance(value, str):
                raise TypeError(what + "%r" % (value,) if what else "%r is not a string" % (value,))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that it has no name for."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    """The single bits of a number, lowest first."""
    while value:
        bit = value & -value
        yield bit
        value &= value - 1


def bin(num, max_bits=None):
    """Like the built-in one, with the sign as a bit of its own: '0b0 1010'."""
    ceiling = 1 << num.bit_length()
    if num >= 0:
        digits, sign = builtins.bin(num + ceiling)[3:], "0b0 "
    else:
        digits, sign = builtins.bin(~num ^ (ceiling - 1) + ceiling)[3:], "0b1 "
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-2] * max_bits + digits)[-max_bits:]
    return sign + digits


class Flag(Enum, boundary=STRICT):
    """Enumerations whose members are combined with |, &, ^ and ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** (last.bit_length())
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask = cls._flag_mask_
        every = (1 << mask.bit_length()) - 1
        original = value
        # A negative number says which bits are absent.
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                                 % (cls, value, bin(value, width), bin(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            value += every + 1 if cls._boundary_ is not KEEP else max(every + 1, 2 ** value.bit_length())
            if cls._boundary_ is not KEEP:
                value &= mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        unknown = value & ~mask
        named = value & mask
        names = []
        rest = named
        for bit in _bits(named):
            member_ = cls._value2member_map_.get(bit)
            if member_ is not None and member_._name_ is not None:
                names.append(member_)
                rest &= ~bit
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        if names:
            if not cls._in_order_:
                names.sort(key=lambda each: each._sort_order_)
            text = "|".join(member_._name_ for member_ in names)
            rest |= unknown
            made._name_ = text + ("|%s" % cls._numeric_repr_(rest) if rest else "")
        else:
            made._name_ = None
        made.__objclass__ = cls
        # Of two threads that meet here both get the same one.
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        find = self._value2member_map_
        found = [find[bit] for bit in _bits(self._value_ & self._flag_mask_) if bit in find]
        if not self._in_order_:
            found.sort(key=lambda each: each._sort_order_)
        return iter(found)

    def __len__(self):
        return builtins.bin(self._value_).count("1")

    def __repr__(self):
        shown = self._numeric_repr_(self._value_)
        if self._name_ is None:
            return "<%s: %s>" % (self.__class__.__name__, shown)
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, shown)

    def __str__(self):
        if self._name_ is None:
            return "%s(%s)" % (self.__class__.__name__, self._numeric_repr_(self._value_))
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _number_of(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        other = self._number_of(other)
        return other if other is NotImplemented else self.__class__(self._value_ | other)

    def __and__(self, other):
        other = self._number_of(other)
        return other if other is NotImplemented else self.__class__(self._value_ & other)

    def __xor__(self, other):
        other = self._number_of(other)
        return other if other is NotImplemented else self.__class__(self._value_ ^ other)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags whose members are ints."""


def unique(enumeration):
    """Class decorator: no two names for one value."""
    duplicates = ["%s -> %s" % (name, each.name) for name, each in enumeration.__members__.items()
                  if name != each.name]
    if duplicates:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join(duplicates)))
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Class decorator: checks constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                duplicates = ["%s -> %s" % (alias, each.name) for alias, each in enumeration.__members__.items()
                              if alias != each.name]
                if duplicates:
                    raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(duplicates)))
            elif check is CONTINUOUS:
                values = {each.value for each in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    missing = [1 << i for i in range(low.bit_length() - 1, high.bit_length()) if 1 << i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    raise ValueError(("invalid %s %r: missing values %s"
                                      % ("flag" if is_flag else "enum", name, ", ".join(map(str, missing))))[:256])
            elif check is NAMED_FLAGS:
                values = {each.value for each in enumeration}
                names, absent = [], 0
                for alias, each in enumeration._member_map_.items():
                    lost = [bit for bit in _bits(each.value) if bit not in values]
                    if alias not in enumeration._member_names_ and each.value > 0 and lost:
                        names.append(alias)
                        for bit in lost:
                            absent |= bit
                if names:
                    what = "alias %s is missing" % names[0] if len(names) == 1 else \
                        "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
                    raise ValueError("invalid Flag %r: %s combined values of 0x%x [use enum.show_flag_values(value) "
                                     "for details]" % (name, what, absent))
        return enumeration


def show_flag_values(value):
    return list(_bits(getattr(value, "_value_", value)))


def global_str(self):
    """str() of members without the class: 'RED'."""
    return self._name_ if self._name_ is not None else "%s(%r)" % (self.__class__.__name__, self._value_)


def global_enum_repr(self):
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    return "|".join("%s.%s" % (module, name) if name[0] not in "0123456789" else name
                    for name in self._name_.split("|"))


def global_enum(cls, update_str=False):
    """Class decorator: members become names of the module, and their repr says so."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls._member_map_)
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)
