"""unittest.mock: mocks with the signatures of what they stand for, and files that were never there."""

import inspect
import io
from types import BuiltinFunctionType, FunctionType, MethodType

from unittest import mock as _mock

_functions = (FunctionType, MethodType, BuiltinFunctionType, type(len), type(str.join))


def _check_calls(mock, signature):
    """Calls of the mock must fit the signature."""
    if signature is None:
        return

    def check(_self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    type(mock)._mock_check_sig = check
    mock.__dict__["_spec_signature"] = signature


def _drops_self(spec, name, is_class):
    """Whether calls of an attribute leave out the first parameter of its function."""
    if not isinstance(spec, type):
        if name in getattr(spec, "__dict__", {}):
            return False
        spec = type(spec)
    for base in spec.__mro__:
        found = base.__dict__.get(name)
        if found is None:
            continue
        if isinstance(found, (staticmethod, classmethod)):
            return False
        return is_class if isinstance(found, FunctionType) else False
    return is_class


_forwarded = ("called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls", "return_value",
              "side_effect", "_mock_children")
_assertions = ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call",
               "assert_called", "assert_not_called", "assert_called_once")


def _function_of(mock, original, signature):
    """A true function, which calls the mock and has its attributes."""
    def stand_in(*args, **kwargs):
        if signature is not None:
            signature.bind(*args, **kwargs)
        return mock(*args, **kwargs)

    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        value = getattr(original, name, None)
        if value is not None:
            setattr(stand_in, name, value)
    stand_in.__wrapped__ = original
    stand_in.mock = mock
    for name in _assertions:
        setattr(stand_in, name, getattr(mock, name))
    stand_in.attach_mock = mock.attach_mock
    stand_in.configure_mock = mock.configure_mock
    stand_in.called = False
    stand_in.call_count = 0
    stand_in.call_args = None
    stand_in.call_args_list = mock.call_args_list
    stand_in.method_calls = mock.method_calls
    stand_in.mock_calls = mock.mock_calls
    stand_in.return_value = mock.return_value
    stand_in.side_effect = mock.side_effect

    def reset_mock():
        stand_in.call_args_list = _mock._CallList()
        stand_in.method_calls = _mock._CallList()
        mock._mock_delegate = None
        mock.reset_mock()
        stand_in.called, stand_in.call_count, stand_in.call_args = False, 0, None
        stand_in.mock_calls = mock.mock_calls
        mock._mock_delegate = stand_in
    stand_in.reset_mock = reset_mock
    mock.__dict__["_mock_delegate"] = stand_in
    return stand_in


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock whose attributes and signatures are those of another object."""
    if isinstance(spec, list):
        spec = type(spec)
    is_class = isinstance(spec, type)
    if _mock._is_instance_mock(spec):
        raise _mock.InvalidSpecError("Cannot autospec a Mock object. [object=%r]" % (spec,))
    arguments = {"spec_set" if spec_set else "spec": spec}
    if spec is None:
        arguments = {}
    if unsafe:
        arguments["unsafe"] = True
    arguments.update(kwargs)
    made = _mock.MagicMock
    if not isinstance(spec, _functions) and not is_class and not callable(spec) or is_class and instance \
            and not hasattr(spec, "__call__"):
        made = _mock.NonCallableMagicMock
    elif is_class and instance and "__call__" not in dir(spec):
        made = _mock.NonCallableMagicMock
    name = arguments.pop("name", _name)
    mock = made(parent=_parent, _new_parent=_parent, _new_name=name if _parent is not None else "",
                name=name, **arguments)
    skip = _parent is not None and _drops_self(_parent_spec(_parent), name, True) if isinstance(spec, FunctionType) \
        else False
    signature = _mock._signature_of(spec, instance, skip)
    if isinstance(spec, FunctionType):
        mock.__dict__["_spec_signature"] = signature
        result = _function_of(mock, spec, signature)
        if _parent is None:
            return result
        _parent._mock_children[name] = mock
        return result
    _check_calls(mock, signature)
    if _parent is not None and not instance:
        _parent._mock_children[name] = mock
    if is_class and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    mock.__dict__["_autospec_of"] = spec
    _add_attributes(mock, spec, spec_set, is_class, kwargs)
    return mock


def _parent_spec(parent):
    return parent.__dict__.get("_autospec_of", parent._spec_class)


def _add_attributes(mock, spec, spec_set, is_class, given):
    for entry in dir(spec):
        if _mock._is_magic(entry) or entry in given:
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if isinstance(original, FunctionType):
            made = _mock.MagicMock(parent=mock, name=entry, _new_name=entry, _new_parent=mock,
                                   **{"spec_set" if spec_set else "spec": original})
            is_instance = mock._mock_new_name == "()" or not is_class
            skip = is_instance and _drops_self(spec, entry, True)
            _check_calls(made, _mock._signature_of(original, False, skip))
            mock._mock_children[entry] = made
        elif isinstance(original, MethodType):
            made = _mock.MagicMock(parent=mock, name=entry, _new_name=entry, _new_parent=mock,
                                   **{"spec_set" if spec_set else "spec": original})
            _check_calls(made, _mock._signature_of(original, False))
            mock._mock_children[entry] = made
        elif isinstance(original, _functions):
            mock._mock_children[entry] = _mock.MagicMock(parent=mock, name=entry, _new_name=entry, _new_parent=mock)
        else:
            mock._mock_children[entry] = _mock._SpecState(original, spec_set, mock, entry,
                                                          False)


def mock_open(mock=None, read_data=""):
    """A mock of open() whose files hold `read_data`."""
    binary = isinstance(read_data, bytes)

    def fresh():
        return iter((io.BytesIO if binary else io.StringIO)(read_data))

    state = [fresh()]

    def read(*args, **kwargs):
        if handle.read.return_value is not None:
            return handle.read.return_value
        return state[0].read(*args, **kwargs)

    def readline(*args, **kwargs):
        if handle.readline.return_value is not None:
            return handle.readline.return_value
        return state[0].readline(*args, **kwargs)

    def readlines(*args, **kwargs):
        if handle.readlines.return_value is not None:
            return handle.readlines.return_value
        return state[0].readlines(*args, **kwargs)

    def lines():
        if handle.readline.return_value is not None:
            while True:
                yield handle.readline.return_value
        yield from state[0]

    if mock is None:
        mock = _mock.MagicMock(name="open", spec=open)
    handle = _mock.MagicMock(spec=list(set(dir(io.TextIOWrapper)) | set(dir(io.BytesIO))))
    handle.__enter__.return_value = handle
    handle.__exit__.return_value = False
    handle.write.return_value = None
    handle.read.return_value = None
    handle.readline.return_value = None
    handle.readlines.return_value = None
    handle.read.side_effect = read
    handle.readline.side_effect = readline
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = lambda: next(state[0])

    def reset(*args, **kwargs):
        state[0] = fresh()
        return _mock.DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock
