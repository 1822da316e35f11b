"""Abstract base classes."""

_changes = 0  # counts registrations: remembered "no" answers of before are not believed


def abstractmethod(funcobj):
    """Marks a method that subclasses have to define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    return getattr(value, "__isabstractmethod__", False)


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        # Registered classes, and answers of issubclass: class -> True, or the count of changes at a "no".
        cls._abc_impl = ({}, {})
        return cls

    def register(cls, subclass):
        """Makes subclass a virtual subclass; returns it."""
        global _changes
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl[0][subclass] = True
        _changes += 1
        return subclass

    def __instancecheck__(cls, instance):
        kind = type(instance)
        known = cls._abc_impl[1].get(kind)
        if known is not None and (known is True or known == _changes):
            known = known is True
        else:
            known = cls.__subclasscheck__(kind)
        if known:
            return True
        claimed = getattr(instance, "__class__", kind)
        return claimed is not kind and isinstance(claimed, type) and cls.__subclasscheck__(claimed)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        registry, answers = cls._abc_impl
        known = answers.get(subclass)
        if known is True:
            return True
        changes = _changes
        if known == changes:
            return False
        yes = cls.__subclasshook__(subclass)
        if yes is not NotImplemented:
            assert isinstance(yes, bool), "__subclasshook__ must return either False, True, or NotImplemented"
        else:
            yes = (cls in subclass.__mro__
                   or any(issubclass(subclass, each) for each in tuple(registry))
                   or any(issubclass(subclass, each) for each in cls.__subclasses__()))
        answers[subclass] = True if yes else changes
        return bool(yes)

    def _dump_registry(cls, file=None):
        print("Class: %s.%s" % (cls.__module__, cls.__qualname__), file=file)
        print("Registry:", sorted(map(repr, cls._abc_impl[0])), file=file)


class ABC(metaclass=ABCMeta):
    """Helper class: to inherit from it is to have ABCMeta as metaclass."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Computes anew which methods of a class that was changed are abstract."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


def get_cache_token():
    return _changes
