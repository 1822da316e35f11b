"""What def f[T](), class C[T] and type X = ... make: called by the compiler's code."""

from typing import Generic, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple, Unpack

_TYPE_VAR, _TYPE_VAR_TUPLE, _PARAM_SPEC, _CONSTRAINED = 0, 2, 1, 3


class _LazyTypeVar(TypeVar):
    """A TypeVar whose bound or constraints are evaluated when they are asked for."""

    __covariant__ = __contravariant__ = False
    __infer_variance__ = True

    def __init__(self, name, bound, constraints):
        self.__name__ = name
        self._make = [bound, constraints]

    @property
    def __bound__(self):
        if callable(self._make[0]):
            self._make[0] = self._make[0]()
        return self._make[0]

    @property
    def __constraints__(self):
        if callable(self._make[1]):
            self._make[1] = self._make[1]()
        return self._make[1] or ()


class _LazyAlias(TypeAliasType):
    """A TypeAliasType whose value is evaluated when it is asked for."""

    def __init__(self, name, parameters, value):
        self.__name__ = name
        self.__type_params__ = self.__parameters__ = parameters
        self._make = value
        self._made = False

    @property
    def __value__(self):
        if not self._made:
            self._make = self._make()
            self._made = True
        return self._make


for _lazy, _plain in ((_LazyTypeVar, TypeVar), (_LazyAlias, TypeAliasType)):
    _lazy.__name__, _lazy.__qualname__, _lazy.__module__ = _plain.__name__, _plain.__qualname__, "typing"


def _type_parameter(kind, name, bound):
    if kind == _PARAM_SPEC:
        made = ParamSpec(name, infer_variance=True)
    elif kind == _TYPE_VAR_TUPLE:
        made = TypeVarTuple(name)
    else:
        constrained = kind == _CONSTRAINED
        made = _LazyTypeVar(name, None if constrained else bound, bound if constrained else None)
    return made


def _type_alias(name, parameters, value):
    return _LazyAlias(name, parameters, value)


def _generic_base(parameters):
    return Generic[tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in parameters)]
