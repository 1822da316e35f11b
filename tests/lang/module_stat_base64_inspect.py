# stat; Ascii85 and base 32 of base64; the records of inspect; views of ordered dicts.
import base64
import inspect
import os
import stat
from collections import OrderedDict
from collections.abc import Mapping

mode = os.stat(__file__).st_mode
print(stat.S_ISREG(mode), stat.S_ISDIR(mode), stat.S_ISDIR(os.stat("/").st_mode), stat.S_ISLNK(mode))
print([stat.filemode(m) for m in (0o100644, 0o40755, 0o120777, 0o104755, 0o102644, 0o41777, 0o41776, 0o10600, 0)])
print(oct(stat.S_IMODE(0o104755)), oct(stat.S_IFMT(0o104755)), stat.S_IRWXU | stat.S_IRGRP, stat.ST_SIZE)

for data in b"", b"a", b"ab", b"hello", b"\0\0\0\0", b"\0", b"    ", bytes(range(40)):
    a85 = base64.a85encode(data)
    print(a85, base64.a85decode(a85) == data, base64.a85encode(data, adobe=True), base64.a85encode(data, pad=True))
    print(base64.b32hexencode(data), base64.b32hexdecode(base64.b32hexencode(data)) == data)
print(base64.a85encode(b"x" * 30, wrapcol=10), base64.a85encode(b"    ", foldspaces=True))
print(base64.a85encode(b"x" * 30, wrapcol=10, adobe=True), base64.a85decode(b"<~87cURD]~>", adobe=True))
for wrong in b"v~", b"abcz", b"uuuuu":
    try:
        print(base64.a85decode(wrong))
    except ValueError as e:
        print(e)


def f(a, /, b: int = 1, *c, d, e=2, **g) -> str:
    return inspect.getargvalues(inspect.currentframe())


print(inspect.getfullargspec(f))
print(f(1, 2, 3, d=4, z=5))
print(inspect.stack()[0].__class__, inspect.getframeinfo(inspect.currentframe()).__class__)


def outer():
    captured = 5

    def inner():
        return captured + len(str(mode)) + missing
    return inner


found = inspect.getclosurevars(outer())
print(found.nonlocals, list(found.globals), sorted(found.builtins), found.unbound)


od = OrderedDict(a=1)
print(od.keys(), od.values(), od.items(), {"a": 1}.keys())


class Pairs(Mapping):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


try:
    reversed(Pairs())
except TypeError as e:
    print(e)
