"""What the classes of datetime say of operands and attributes that they do not have; their orderings."""

# Types whose operators do not know ours.
_PLAIN = (int, float, str, bytes, list, tuple, dict, set, type(None), bool, complex)


def qualified(cls):
    return f"datetime.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__name__


def name(cls):
    return cls.__name__ if cls.__module__ == "builtins" else qualified(cls)


def refuse(self, op, other, reflected=False):
    """NotImplemented; with built-in types the TypeError at once, naming the class as CPython does."""
    if type(other) not in _PLAIN and type(other).__module__ != "datetime" or type(self).__module__ != "datetime":
        return NotImplemented
    names = f"'{qualified(type(self))}'", f"'{name(type(other))}'"
    if op in ("<", "<=", ">", ">="):
        raise TypeError(f"'{op}' not supported between instances of {names[0]} and {names[1]}")
    if reflected and op == "+" and isinstance(other, (str, list, tuple)):
        raise TypeError(f"can only concatenate {names[1][1:-1]} (not \"{names[0][1:-1]}\") to {names[1][1:-1]}")
    if op == "*" and isinstance(other, (str, list, tuple, bytes)):
        raise TypeError(f"can't multiply sequence by non-int of type {names[0]}")
    left, right = names[::-1] if reflected else names
    raise TypeError(f"unsupported operand type(s) for {op}: {left} and {right}")


def no_attribute(self, name):
    """__getattr__: the error names the class as CPython does."""
    raise AttributeError(f"'{qualified(type(self))}' object has no attribute '{name}'", name=name, obj=self)


def orderings(difference):
    """__lt__, __le__, __gt__, __ge__ by difference(self, other), which is None where `other` is of another kind."""
    def make(op, name, test):
        def compare(self, other):
            d = difference(self, other)
            return refuse(self, op, other) if d is None else test(d)
        compare.__name__ = name
        return compare
    return (make("<", "__lt__", lambda d: d < 0), make("<=", "__le__", lambda d: d <= 0),
            make(">", "__gt__", lambda d: d > 0), make(">=", "__ge__", lambda d: d >= 0))
