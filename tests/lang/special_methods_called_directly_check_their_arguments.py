# Slots, __new__ and __init__ called by name: counts, receivers and classes are checked in CPython's words.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    pass


for f, args in [
    (int.__add__, ()),
    (int.__add__, (1,)),
    (int.__add__, (1, 2, 3)),
    (int.__add__, ("a", 1)),
    (int.__pow__, (1,)),
    ([].__len__, (1,)),
    ([].__getitem__, ()),
    ([].__setitem__, (1,)),
    ({}.__contains__, ()),
    ("a".__mul__, ()),
    (Plain().__setattr__, ("a",)),
    (Plain().__eq__, ()),
    (str.upper, ()),
    (str.upper, (1,)),
    (getattr(True, "bit_count"), (0,)),
    ((1).__format__, (None,)),
    ([].__format__, (1,)),
]:
    show(f, *args)
show(int.__add__, 1, b=2)

for f, args in [
    (int.__new__, ()),
    (float.__new__, (5,)),
    (complex.__new__, (5,)),
    (complex.__new__, (int,)),
    (list.__new__, (dict,)),
    (list.__new__, ()),
    (tuple.__new__, (1, 2, 3)),
    (set.__new__, (frozenset,)),
    (object.__new__, (5,)),
    (object.__new__, (int,)),
    (object.__new__, (ValueError,)),
    (int.__new__, (bool,)),
    (int.__new__, (bool, 1)),
    (BaseException.__new__, (int,)),
    (type.__new__, (int, "a", (), {})),
    (memoryview.__new__, ("x",)),
    (object.__init__, (Plain(), 1)),
    (dict.__init__, ({}, 1, 2)),
    (list.__init__, (5,)),
]:
    show(f, *args)


class Number(int):
    def __new__(cls, value):
        return super().__new__(cls, value * 2)


class Named(Exception):
    def __new__(cls, *args):
        return Exception.__new__(cls, "named", *args)


print(Number(4), int.__new__(Number, 4), type(int.__new__(Number, 4)).__name__, repr(Named("x")))

for base in (None, ...):
    try:

        class Derived(base):
            pass

    except TypeError as e:
        print(e)


class BadIndex:
    def __index__(self):
        return "x"

    def __int__(self):
        return "x"

    def __iter__(self):
        return iter([1, 2])


for text in "%d", "%x", "%c", "%i", "%o":
    show(lambda: text % BadIndex())
show(bytearray, BadIndex())
show(lambda: b"a\x02".find(type("Two", (), {"__index__": lambda self: 2})()))
show(int.from_bytes, 2.5)
show((1).to_bytes, 1, 5)
show(type, "S", (int,), {"__slots__": ("a",)})
show(type, "S", (), {"__slots__": ("__weakref__", "__weakref__")})


class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("last")


def delegate():
    print((yield from Ends()))
    yield 1


print(list(delegate()))


def spread(*args: *tuple[int, ...]):
    pass


print(spread.__annotations__)
for text in ("f(a, c d)", "f(a, b d)", "f(a, ty d)", "lambda x, y=: 1", "def f[T](x=(yield)): pass"):
    try:
        compile(text, "text", "exec")
    except SyntaxError as e:
        print(e)
