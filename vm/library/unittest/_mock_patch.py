"""unittest.mock.patch: puts something else in the place of an attribute for a while."""

import contextlib
import sys
from functools import wraps
from types import ModuleType

from unittest import mock as _mock

DEFAULT = _mock.DEFAULT
_missing = object()


def _import_path(path):
    """The object that a dotted path names; modules are imported on the way."""
    first, *rest = path.split(".")
    found = __import__(first)
    done = first
    for name in rest:
        done += "." + name
        try:
            found = getattr(found, name)
        except AttributeError:
            __import__(done)
            found = getattr(found, name)
    return found


def _is_started(patcher):
    return patcher._stack is not None


class _patch:
    """A decorator of functions and classes, a context manager, or a patcher to start and stop."""

    attribute_name = None
    _active = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            for wrong, right in (("auto_spec", "autospec"), ("autospect", "autospec"), ("set_spec", "spec_set")):
                if wrong in kwargs:
                    raise RuntimeError("%r might be a typo; use unsafe=True if this is intended" % wrong)
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False
        self._stack = None

    def copy(self):
        other = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                       self.new_callable, self.kwargs, unsafe=True)
        other.attribute_name = self.attribute_name
        other.additional_patchers = [one.copy() for one in self.additional_patchers]
        return other

    def __call__(self, function):
        if isinstance(function, type):
            return self._decorate_class(function)
        return _decorate(self, function)

    def _decorate_class(self, cls):
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX) and callable(getattr(cls, name)):
                setattr(cls, name, self.copy()(getattr(cls, name)))
        return cls

    def _original(self):
        """What stands there now, and whether it is the target's own."""
        target, name = self.target, self.attribute
        try:
            original, local = target.__dict__[name], True
        except (AttributeError, KeyError):
            original, local = getattr(target, name, DEFAULT), False
        if original is DEFAULT and name in _builtin_names and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        return original, local

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        original, local = self._original()
        new = self.new
        kwargs = dict(self.kwargs)
        if new is DEFAULT and self.autospec is None:
            new = self._make_mock(original, kwargs)
        elif self.autospec is not None:
            new = self._make_autospec(original, kwargs)
        elif kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self.is_started = True
        self._stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra = {}
            if self.new is DEFAULT:
                extra[self.attribute_name] = new
            for one in self.additional_patchers:
                entered = self._stack.enter_context(one)
                if one.new is DEFAULT:
                    extra.update(entered)
            return extra
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def _make_mock(self, original, kwargs):
        spec, spec_set = self.spec, self.spec_set
        if spec is True:
            spec = original
            if spec_set is True:
                spec_set, spec = original, None
        elif spec is not None:
            if spec_set is True:
                spec_set, spec = spec, None
        elif spec_set is True:
            spec_set = original
        if (spec is not None or spec_set is not None) and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        made = self.new_callable or _mock.MagicMock
        arguments = {}
        if spec is not None:
            arguments["spec"] = spec
        if spec_set is not None:
            arguments["spec_set"] = spec_set
        if isinstance(made, type) and issubclass(made, _mock.NonCallableMock) and self.attribute:
            arguments["name"] = self.attribute
        if self.new_callable is None and (spec is not None or spec_set is not None):
            like = spec_set if spec is None else spec
            if not isinstance(like, (list, tuple)) and not callable(like):
                made = _mock.NonCallableMagicMock
        arguments.update(kwargs)
        new = made(**arguments)
        if isinstance(spec if spec is not None else spec_set, type) and isinstance(new, _mock.CallableMixin):
            arguments.pop("name", None)
            new.return_value = made(_new_parent=new, _new_name="()", **arguments)
        return new

    def _make_autospec(self, original, kwargs):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        spec = original if self.autospec is True else self.autospec
        if _mock._is_instance_mock(spec):
            raise _mock.InvalidSpecError("Cannot autospec attr %r as the patch target has already been mocked out. "
                                         "[target=%r, attr=%r]" % (self.attribute, self.target, spec))
        return _mock.create_autospec(spec, spec_set=bool(self.spec_set), _name=self.attribute, **kwargs)

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.temp_original)
        self.is_started = False
        stack, self._stack = self._stack, None
        return stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        self._active.append(self)
        return result

    def stop(self):
        if self not in self._active:
            return None
        self._active.remove(self)
        return self.__exit__(None, None, None)


_builtin_names = set(dir(__import__("builtins")))


def _decorate(patcher, function):
    """A function that runs under all patches that were put around it."""
    if hasattr(function, "patchings"):
        function.patchings.append(patcher)
        return function

    @wraps(function)
    def patched(*args, **keywords):
        with contextlib.ExitStack() as stack:
            for one in patched.patchings:
                made = stack.enter_context(one)
                if one.attribute_name is not None:
                    keywords.update(made)
                elif one.new is DEFAULT:
                    args += (made,)
            return function(*args, **keywords)
    patched.patchings = [patcher]
    return patched


def _split(target):
    if not isinstance(target, str) or "." not in target:
        raise TypeError("Need a valid target to patch. You supplied: %r" % (target,))
    path, _, attribute = target.rpartition(".")
    return (lambda: _import_path(path)), attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Patches the object with the dotted name."""
    getter, attribute = _split(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Patches an attribute of an object."""
    if type(target) is str:
        raise TypeError("%r must be the actual object to be patched, not a str" % target)
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Patches several attributes at once."""
    getter = (lambda: _import_path(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        one = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        one.attribute_name = attribute
        patchers.append(one)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


class _patch_dict:
    """Changes a dictionary for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                method = getattr(function, name)
                if name.startswith(patch.TEST_PREFIX) and callable(method):
                    setattr(function, name, _patch_dict(self.in_dict, self.values, self.clear)(method))
            return function

        @wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import_path(self.in_dict)
        target = self.in_dict
        try:
            self._original = target.copy()
        except AttributeError:
            self._original = {key: target[key] for key in target}
        if self.clear:
            _clear(target)
        try:
            target.update(self.values)
        except AttributeError:
            for key in self.values:
                target[key] = self.values[key]
        return target

    def __exit__(self, *exc_info):
        if self._original is None:
            return False
        _clear(self.in_dict)
        try:
            self.in_dict.update(self._original)
        except AttributeError:
            for key in self._original:
                self.in_dict[key] = self._original[key]
        self._original = None
        return False

    def start(self):
        result = self.__enter__()
        _patch._active.append(self)
        return result

    def stop(self):
        if self not in _patch._active:
            return None
        _patch._active.remove(self)
        return self.__exit__(None, None, None)


def _clear(mapping):
    try:
        mapping.clear()
    except AttributeError:
        for key in list(mapping):
            del mapping[key]


def _stop_all():
    """Ends all patches that were begun with start()."""
    for one in reversed(list(_patch._active)):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"
