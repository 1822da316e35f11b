"""importlib.util: modules from files that stand anywhere."""

import os
import sys
from importlib import _absolute

from _module_spec import ModuleSpec, file_spec

_Module = type(sys)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    location = os.path.abspath(os.fspath(location))
    spec = file_spec(name, location)
    spec.loader = loader or spec.loader
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
                return file_spec(name, path, os.path.dirname(path) if is_package else None)
    try:
        __import__(name)
    except ImportError:
        return None
    return ModuleSpec(name, None, origin="built-in")
