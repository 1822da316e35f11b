"""The module's own text."""


def f():
    """First line.

    More text, with an indent.
    """
    return 1


def g():
    x = """not a docstring"""
    return x


class C:
    """A class."""

    def m(self):
        'A method.'


print(__doc__)
print(f.__doc__)
print(g.__doc__)
print(C.__doc__, C.m.__doc__)
print(__name__)
