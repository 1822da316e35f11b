"""What a module says of where it comes from: __spec__ and __loader__."""


class SourceFileLoader:
    """Runs a Python file as a module."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        from importlib import _run
        _run(module, self.path)

    def get_filename(self, name=None):
        return self.path

    def get_source(self, fullname=None):
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def is_package(self, fullname=None):
        return self.path.endswith("/__init__.py")


class BuiltinImporter:
    """The loader of what has no file: __main__ of -c and of standard input."""


class NamespaceLoader:
    """The loader of a package without code."""

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""


class _NamespacePath(list):
    """The folders of a package without code."""

    def __repr__(self):
        return "_NamespacePath(%s)" % super().__repr__()


class ModuleSpec:
    """A module's name, its loader and its place."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = False

    @property
    def parent(self):
        return self.name if self.submodule_search_locations is not None else self.name.rpartition(".")[0]

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, ModuleSpec) else NotImplemented

    def __repr__(self):
        parts = ["name=%r" % self.name, "loader=%r" % self.loader]
        if self.origin is not None:
            parts.append("origin=%r" % self.origin)
        if self.submodule_search_locations is not None:
            parts.append("submodule_search_locations=%r" % self.submodule_search_locations)
        return "ModuleSpec(%s)" % ", ".join(parts)


SourceFileLoader.__module__ = NamespaceLoader.__module__ = _NamespacePath.__module__ = "_frozen_importlib_external"
ModuleSpec.__module__ = BuiltinImporter.__module__ = "_frozen_importlib"


def file_spec(name, path, folder=None):
    """The spec of a module in a file; `folder` is a package's own."""
    spec = ModuleSpec(name, SourceFileLoader(name, path), origin=path)
    spec.has_location = True
    if folder:
        spec.submodule_search_locations = [folder]
    return spec


def namespace_spec(name, folder):
    """The spec of a package without code."""
    spec = ModuleSpec(name, NamespaceLoader())
    spec.submodule_search_locations = _NamespacePath([folder])
    return spec


def main_spec(name, path):
    """What __main__ has as __spec__, __loader__ and __package__; `name` is empty where it has no spec."""
    if not name:
        return None, BuiltinImporter if path.startswith("<") else SourceFileLoader("__main__", path), None
    spec = file_spec(name, path)
    return spec, spec.loader, spec.parent
