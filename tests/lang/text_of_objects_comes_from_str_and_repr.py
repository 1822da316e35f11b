class OnlyRepr:
    def __repr__(self):
        return "<only repr>"


class Both:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


class OnlyStr:
    def __str__(self):
        return "only str"


class WithFormat:
    def __format__(self, spec):
        return "format(" + spec + ")"


class Wrong:
    def __str__(self):
        return 5


print(OnlyRepr(), str(OnlyRepr()), [OnlyRepr()], {1: OnlyRepr()})
print(Both(), repr(Both()), [Both()], (Both(),), f"{Both()} {Both()!r} {Both()!s:>5}", "%s %r" % (Both(), Both()))
print(OnlyStr(), "OnlyStr object at" in repr(OnlyStr()))
print(f"{WithFormat():abc}", format(WithFormat()), format(WithFormat(), "x"), "{:>10}".format(WithFormat()))
try:
    print(Wrong())
except TypeError as e:
    print(e)
try:
    format(Both(), "10")
except TypeError as e:
    print(e)


class Plain:
    pass


print(repr(Plain()).split(" at ")[0], repr(Plain), str(int), type(5), type(Plain()))
