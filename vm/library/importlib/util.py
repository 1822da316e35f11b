"""importlib.util: modules from files that stand anywhere."""

import os
import sys
from importlib import _absolute, _run

_Module = type(sys)


class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, is_package=False):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.submodule_search_locations = [os.path.dirname(origin)] if is_package else None
        self.has_location = origin is not None

    @property
    def parent(self):
        return self.name if self.submodule_search_locations is not None else self.name.rpartition(".")[0]

    def __repr__(self):
        return "ModuleSpec(name=%r, loader=%r, origin=%r)" % (self.name, self.loader, self.origin)


class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _run(module, self.path)

    def get_filename(self, name=None):
        return self.path


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    location = os.path.abspath(os.fspath(location))
    spec = ModuleSpec(name, loader or SourceFileLoader(name, location), origin=location)
    spec.submodule_search_locations = submodule_search_locations
    return spec


def module_from_spec(spec):
    module = _Module(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__file__ = spec.origin
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module


def resolve_name(name, package):
    return _absolute(name, package) if name.startswith(".") else name


def find_spec(name, package=None):
    """The spec of a module beside the script or of one that is loaded; None when there is none."""
    name = resolve_name(name, package)
    parent, _, last = name.rpartition(".")
    places = __import__(parent, fromlist=["__path__"]).__path__ if parent else sys.path
    for place in places:
        for path, is_package in ((os.path.join(place, last, "__init__.py"), True),
                                 (os.path.join(place, last + ".py"), False)):
            if os.path.isfile(path):
                return ModuleSpec(name, SourceFileLoader(name, path), origin=path, is_package=is_package)
    try:
        __import__(name)
    except ImportError:
        return None
    return ModuleSpec(name, None, origin="built-in")
