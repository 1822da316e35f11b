# Assignment to __class__; attributes of wrapped methods; property texts.
class Off:
    def press(self):
        self.__class__ = On
        return "switched on"


class On:
    def press(self):
        self.__class__ = Off
        return "switched off"

    def extra(self):
        return self.label


lamp = Off()
lamp.label = "desk"
for _ in range(3):
    print(lamp.press(), type(lamp).__name__, lamp.label, lamp.__dict__)
print(lamp.extra(), isinstance(lamp, On))
for value in (5, int, "x"):
    try:
        lamp.__class__ = value
    except TypeError as e:
        print(e)
try:
    (5).__class__ = On
except TypeError as e:
    print(e)


class Tools:
    @staticmethod
    def static(x):
        "static's text"
        return x * 2

    @classmethod
    def of(cls):
        "of's text"
        return cls.__name__

    write_only = property(None, lambda self, value: None)


plain = Tools.__dict__["static"]
bound = Tools.__dict__["of"]
print(plain.__name__, plain.__doc__, plain.__wrapped__.__qualname__, plain(4), bound.__name__, bound.__func__.__name__)
print(Tools.of.__doc__, Tools().of.__module__, Tools.static.__name__)
try:
    Tools().write_only
except AttributeError as e:
    print(e)


def f():
    pass


for name in ("__name__", "__defaults__", "__kwdefaults__", "__qualname__"):
    try:
        setattr(f, name, 5)
    except TypeError as e:
        print(e)
print(str.upper.__objclass__, int.from_bytes(b"", "big"))
