"""The orderings of the classes of datetime, and how these are named."""


def qualified(cls):
    return f"datetime.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__name__


def orderings(difference):
    """__lt__, __le__, __gt__, __ge__ by difference(self, other), which is None where `other` is of another kind."""
    def make(name, test):
        def compare(self, other):
            d = difference(self, other)
            return NotImplemented if d is None else test(d)
        compare.__name__ = name
        return compare
    return (make("__lt__", lambda d: d < 0), make("__le__", lambda d: d <= 0),
            make("__gt__", lambda d: d > 0), make("__ge__", lambda d: d >= 0))
