import helper_names_of_a_module as helper

print(dir(helper))
print(sorted(dir()))
print(__annotations__, __cached__, __spec__)
print(helper.__doc__, helper.__annotations__, helper.__name__)


class Documented:
    """Text."""
    y: int = 2


print(list(vars(Documented)))


class Restarting:
    """Its __iter__ begins anew: what a starred target takes is a list of the iterator."""

    def __iter__(self):
        self.n = 0
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


first, *rest = Restarting()
print(first, rest)
*rest, last = Restarting()
print(rest, last)
print(iter("abc"), type(iter("é")).__name__, type(iter("")).__name__) if False else print(
    type(iter("abc")), type(iter("é")), type(iter("")))
for bad in (b"a", bytearray(b"x1"), "z"):
    try:
        float(bad)
    except ValueError as e:
        print(e)
