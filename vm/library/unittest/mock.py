"""Stand-ins for objects under test, which record how they are used."""

import sys
import threading
import inspect
from types import FunctionType, MethodType, ModuleType

from unittest._mock_call import _Call, _CallList, _arguments, call

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "FILTER_DIR",
           "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]

FILTER_DIR = True
_lock = threading.RLock()


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel.%s" % self.name


class _Sentinel:
    """Attributes are unique objects, made when first asked for."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()

_numeric = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod").split()
_magics = {"__%s__" % name for name in (
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit neg pos abs invert complex int float "
    "index round trunc floor ceil bool next fspath iter hash").split()}
_magics |= {"__%s__" % name for name in _numeric}
_magics |= {"__i%s__" % name for name in _numeric if name != "divmod"}
_right = {"__r%s__" % name for name in _numeric}
_other_magics = {"__%s__" % name for name in (
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir "
    "subclasses format getnewargs_ex").split()}
_all_magics = _magics | _right | _other_magics
_unsupported_magics = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__",
                       "__subclasscheck__", "__del__"}
_return_values = {
    "__hash__": lambda mock: object.__hash__(mock),
    "__str__": lambda mock: object.__str__(mock),
    "__sizeof__": lambda mock: 64,
    "__fspath__": lambda mock: "%s/%s/%d" % (type(mock).__name__, mock._extract_mock_name(), id(mock)),
}
_constants = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1,
}
_misspelled = ("assert", "assret", "asert", "aseert", "assrt")
_not_attributes = {"called_once_with", "called_with", "has_calls", "not_called", "called_once", "any_call"}


def _is_magic(name):
    return len(name) > 4 and "__%s__" % name[2:-2] == name


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _is_instance_mock(value):
    return issubclass(type(value), NonCallableMock)


def _extract_mock(value):
    return getattr(value, "mock", value) if isinstance(value, FunctionType) else value


def _iterable(value):
    try:
        return iter(value)
    except TypeError:
        return value


def _signature_of(spec, instance, skip_first=False):
    """The signature that calls of a spec must fit, or None where it has none."""
    if isinstance(spec, type):
        if instance:
            spec, skip_first = getattr(spec, "__call__", None), True
        elif spec.__init__ is object.__init__:
            return inspect.signature(lambda: None)
        else:
            spec, skip_first = spec.__init__, True
    elif not isinstance(spec, (FunctionType, MethodType)):
        spec = getattr(type(spec), "__call__", None)
        skip_first = True
    if not isinstance(spec, (FunctionType, MethodType)):
        return None
    try:
        signature = inspect.signature(spec)
    except (ValueError, TypeError):
        return None
    if skip_first and isinstance(spec, FunctionType):
        parameters = list(signature.parameters.values())
        if parameters and parameters[0].kind in (parameters[0].POSITIONAL_ONLY, parameters[0].POSITIONAL_OR_KEYWORD):
            signature = signature.replace(parameters=parameters[1:])
    return signature


def _delegate(name):
    """A property that lives in the mock, or in the one whose function `create_autospec` handed out."""
    own = "_mock_" + name

    def get(self):
        delegate = self._mock_delegate
        return self.__dict__[own] if delegate is None else getattr(delegate, name)

    def set(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)
    return property(get, set)


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


_settable = {"return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls",
             "method_calls", "_mock_name", "_mock_parent", "_mock_new_name", "_mock_new_parent", "_mock_methods",
             "_mock_sealed", "_mock_delegate"}


class NonCallableMock(Base):
    """A mock that cannot be called."""

    def __new__(cls, /, *args, **kwargs):
        # Each mock has a class of its own: operators and properties are looked up in classes.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        state = self.__dict__
        state["_mock_parent"] = parent
        state["_mock_name"] = name
        state["_mock_new_name"] = _new_name
        state["_mock_new_parent"] = _new_parent
        state["_mock_sealed"] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        state["_mock_children"] = {}
        state["_mock_wraps"] = wraps
        state["_mock_delegate"] = None
        state["_mock_called"] = False
        state["_mock_call_args"] = None
        state["_mock_call_count"] = 0
        state["_mock_call_args_list"] = _CallList()
        state["_mock_mock_calls"] = _CallList()
        state["method_calls"] = _CallList()
        state["_mock_unsafe"] = unsafe
        if kwargs:
            self.configure_mock(**kwargs)
        super().__init__()

    def attach_mock(self, mock, attribute):
        inner = _extract_mock(mock)
        inner._mock_parent = None
        inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError("Cannot spec a Mock object. [object=%r]" % (spec,))
        spec_class = signature = None
        if spec is not None and not isinstance(spec, (list, tuple)):
            spec_class = spec if isinstance(spec, type) else type(spec)
            signature = _signature_of(spec, _spec_as_instance, _eat_self)
            spec = dir(spec)
        state = self.__dict__
        state["_spec_class"] = spec_class
        state["_spec_set"] = spec_set
        state["_spec_signature"] = signature
        state["_mock_methods"] = spec

    def _get_return_value(self):
        if self._mock_delegate is not None:
            return self._mock_delegate.return_value
        value = self._mock_return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    def _set_return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            _adopt(self, value, None, "()")

    return_value = property(_get_return_value, _set_return_value, doc="The value to be returned when the mock is called.")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _delegate("called")
    call_count = _delegate("call_count")
    call_args = _delegate("call_args")
    call_args_list = _delegate("call_args_list")
    mock_calls = _delegate("mock_calls")

    def _get_side_effect(self):
        if self._mock_delegate is not None:
            return self._mock_delegate.side_effect
        return self._mock_side_effect

    def _set_side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = _iterable(value)
        if self._mock_delegate is not None:
            self._mock_delegate.side_effect = value
        else:
            self.__dict__["_mock_side_effect"] = value

    side_effect = property(_get_side_effect, _set_side_effect)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if isinstance(child, _SpecState) or child is _deleted:
                continue
            child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if _is_instance_mock(value) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Sets attributes; names with dots reach into children."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *names, last = path.split(".")
            target = self
            for name in names:
                target = getattr(target, name)
            setattr(target, last, value)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe", "_mock_delegate", "_mock_children", "_spec_class"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _all_magics:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(_misspelled) or name in _not_attributes:
                raise AttributeError("%r is not a valid assertion. Use a spec for the mock if %r is meant to be an "
                                     "attribute." % (name, name))
        with _lock:
            child = self._mock_children.get(name)
            if child is _deleted:
                raise AttributeError(name)
            if child is None:
                wraps = None
                if self._mock_wraps is not None:
                    wraps = getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
                self._mock_children[name] = child
            elif isinstance(child, _SpecState):
                child = create_autospec(child.spec, child.spec_set, child.instance, child.parent, child.name)
                self._mock_children[name] = child
        return child

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        parent = self._mock_new_parent
        last = self
        dot = "." if names == ["()"] else ""
        dot = "" if names == ["()"] else "."
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        names = [name for name in reversed(names) if name is not None]
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        text = "" if name in ("mock", "mock.") else " name=%r" % name
        spec = ""
        if self._spec_class is not None:
            spec = " spec%s=%r" % ("_set" if self._spec_set else "", self._spec_class.__name__)
        return "<%s%s%s id='%d'>" % (type(self).__name__, text, spec, id(self))

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        extras = self._mock_methods or []
        from_type = [name for name in dir(type(self)) if not name.startswith("_") or _is_magic(name)]
        own = [name for name in self.__dict__ if not name.startswith("_") or _is_magic(name)]
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted(set(extras) | set(from_type) | set(own) | set(children))

    def __setattr__(self, name, value):
        if name in _settable:
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods \
                and name not in self.__dict__:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _unsupported_magics:
            raise AttributeError("Attempting to set unsupported magic method %r." % name)
        if name in _all_magics:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError("Mock object has no attribute '%s'" % name)
            if not _is_instance_mock(value):
                setattr(type(self), name, _bound_later(value))
                original = value
                value = lambda *args, **kwargs: original(self, *args, **kwargs)
            else:
                _adopt(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
        elif name == "__class__":
            self.__dict__["_spec_class"] = value
            return None
        elif _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError("Cannot set %s.%s" % (self._extract_mock_name(), name))
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return None
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def _call_matcher(self, one):
        """What two equal calls have in common under the spec's signature."""
        signature = self._spec_signature
        if isinstance(one, tuple) and len(one) > 2:
            signature = self._signature_of_child(one[0])
        if signature is None:
            return one
        name, args, kwargs = one if len(one) == 3 else ("", one[0], one[1])
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return _Call((name, bound.args, bound.kwargs))

    def _signature_of_child(self, name):
        if not name:
            return self._spec_signature
        children, signature = self._mock_children, None
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState) or child is _deleted:
                return None
            child = _extract_mock(child)
            children, signature = child._mock_children, child._spec_signature
        return signature

    def _calls_text(self, prefix="Calls"):
        return "\n%s: %r." % (prefix, self.mock_calls) if self.mock_calls else ""

    def _call_text(self, args, kwargs):
        return "%s(%s)" % (self._mock_name or "mock", _arguments(args, kwargs))

    def _failure_text(self, args, kwargs, action="call"):
        return "expected %s not found.\nExpected: %s\n  Actual: %s" % (
            action, self._call_text(args, kwargs), self._call_text(*self.call_args))

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_text()))

    def assert_called(self):
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_text()))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called."
                                 % self._call_text(args, kwargs))
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if expected != self._call_matcher(self.call_args):
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._failure_text(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_text()))
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        expected = [self._call_matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        actual = _CallList(self._call_matcher(one) for one in self.mock_calls)
        if not any_order:
            if expected not in actual:
                problem = "Calls not found."
                if cause is not None:
                    errors = [one if isinstance(one, Exception) else None for one in expected]
                    problem = "Error processing expected calls.\nErrors: %s" % errors
                raise AssertionError("%s\nExpected: %s%s" % (
                    problem, _CallList(calls), self._calls_text("  Actual").rstrip("."))) from cause
            return
        rest = list(actual)
        missing = []
        for one in expected:
            try:
                rest.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError("%r does not contain all of %r in its call list, found %r instead" % (
                self._mock_name or "mock", tuple(missing), actual)) from cause

    def assert_any_call(self, /, *args, **kwargs):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(one) for one in self.call_args_list]
        if cause or not any(expected == one for one in actual):
            raise AssertionError("%s call not found" % self._call_text(args, kwargs)) from cause

    def _get_child_mock(self, /, **kwargs):
        if self._mock_sealed:
            attribute = "." + kwargs["name"] if "name" in kwargs else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        made = type(self).__mro__[1]
        if not issubclass(made, CallableMixin):
            made = MagicMock if issubclass(made, NonCallableMagicMock) else Mock
        return made(**kwargs)


def _adopt(parent, value, name, new_name):
    """Makes a mock the child of another, if it is nobody's yet and has no name."""
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None \
            or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


def _bound_later(function):
    def method(self, /, *args, **kwargs):
        return function(self, *args, **kwargs)
    method.__name__ = getattr(function, "__name__", "method")
    return method


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        pass

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        with _lock:
            self._note_call(args, kwargs)
        return self._result_of_call(args, kwargs)

    def _note_call(self, args, kwargs):
        self.called = True
        self.call_count += 1
        one = _Call((args, kwargs), two=True)
        self.call_args = one
        self.call_args_list.append(one)
        self.mock_calls.append(_Call(("", args, kwargs)))
        is_method = self._mock_parent is not None
        method_name = self._mock_name
        path = self._mock_new_name
        is_call = path == "()"
        parent = self._mock_new_parent
        while parent is not None:
            if is_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = parent._mock_parent is not None
                if is_method:
                    method_name = parent._mock_name + "." + method_name
            parent.mock_calls.append(_Call((path, args, kwargs)))
            if parent._mock_new_name:
                path = parent._mock_new_name + ("" if is_call else ".") + path
                is_call = parent._mock_new_name == "()"
            parent = parent._mock_new_parent

    def _result_of_call(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock object: attributes and return values are mocks in turn; calls are recorded."""


class _MagicProxy:
    """Makes the mock of an operator method when it is first used."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def __get__(self, instance, owner=None):
        name, parent = self.name, self.parent
        made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, made)
        _set_default_result(parent, made, name)
        return made


def _set_default_result(mock, method, name):
    if name in _constants:
        method.return_value = _constants[name]
    elif name in _return_values:
        method.return_value = _return_values[name](mock)
    elif name == "__eq__":
        def equal(other):
            chosen = method._mock_return_value
            return chosen if chosen is not DEFAULT else True if mock is other else NotImplemented
        method.side_effect = equal
    elif name == "__ne__":
        def unequal(other):
            return DEFAULT if method._mock_return_value is not DEFAULT else False if mock is other else NotImplemented
        method.side_effect = unequal
    elif name == "__iter__":
        def iterate():
            chosen = method._mock_return_value
            return iter([]) if chosen is DEFAULT else iter(chosen)
        method.side_effect = iterate


class MagicMixin(Base):
    def __init__(self, /, *args, **kwargs):
        self._set_magics()
        super().__init__(*args, **kwargs)
        self._set_magics()

    def _set_magics(self):
        wanted = _magics
        methods = self.__dict__.get("_mock_methods")
        own = type(self)
        if methods is not None:
            wanted = _magics.intersection(methods)
            for name in _magics - wanted:
                if name in own.__dict__:
                    delattr(own, name)
        for name in wanted - set(own.__dict__):
            setattr(own, name, _MagicProxy(name, self))


class MagicMock(MagicMixin, Mock):
    """A mock that has the operator methods as well."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._set_magics()


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._set_magics()


class PropertyMock(Mock):
    """Stands for a property of a class: reading calls it without arguments, setting with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, instance, owner=None):
        return self()

    def __set__(self, instance, value):
        self(value)


class InvalidSpecError(Exception):
    """A mock cannot be the spec of a mock."""


class _SpecState:
    """An attribute of an autospec that nobody has asked for yet."""

    def __init__(self, spec, spec_set, parent, name, instance):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.instance = instance


def seal(mock):
    """No further attributes are made up from now on."""
    mock._mock_sealed = True
    for name, child in list(mock._mock_children.items()):
        if _is_instance_mock(child) and child._mock_new_parent is mock:
            seal(child)
    value = mock.__dict__.get("_mock_return_value", DEFAULT)
    if _is_instance_mock(value) and value._mock_new_parent is mock:
        seal(value)


from unittest._mock_patch import patch  # noqa: E402  (these need what stands above)
from unittest._mock_spec import create_autospec, mock_open  # noqa: E402


def __getattr__(name):
    if name == "AsyncMock":
        raise AttributeError("gilbox has no async: unittest.mock.AsyncMock is missing")
    raise AttributeError("module 'unittest.mock' has no attribute %r" % name)
