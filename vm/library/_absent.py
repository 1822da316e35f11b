"""Names that CPython's modules have and gilbox's have not: asked for, they say so."""


def absent(module, names):
    """A __getattr__ for the module."""
    names = frozenset(names.split())

    def get(name):
        if name in names:
            raise AttributeError("gilbox does not have %s.%s" % (module, name))
        raise AttributeError("module %r has no attribute %r" % (module, name))
    return get
