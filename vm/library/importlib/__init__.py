"""importlib: importing by name, and once more."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def _absolute(name, package):
    level = len(name) - len(name.lstrip("."))
    if not package:
        raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return "%s.%s" % (parts[0], rest) if rest else parts[0]


def import_module(name, package=None):
    """The module of that name; a name that begins with dots is relative to `package`."""
    if name.startswith("."):
        name = _absolute(name, package)
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Nothing is kept that could be out of date."""


def _run(module, path):
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    exec(code, module.__dict__)


def reload(module):
    """Runs the module's source again, in the same namespace."""
    name = getattr(module, "__name__", None)
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError("module %s not in sys.modules" % name, name=name)
    path = getattr(module, "__file__", None)
    if path is None or path.startswith("<"):
        raise NotImplementedError("gilbox does not support reloading modules that come with it")
    _run(module, path)
    return sys.modules[name]
