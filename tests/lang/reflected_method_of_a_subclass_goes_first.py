class Base:
    def __add__(self, other):
        return "Base.add"

    def __radd__(self, other):
        return "Base.radd"


class Derived(Base):
    def __radd__(self, other):
        return "Derived.radd"


class Same(Base):
    pass


print(Base() + Derived(), Derived() + Base(), Base() + Same(), Base() + Base(), 1 + Derived())


class Refuses:
    def __add__(self, other):
        return NotImplemented


class Accepts:
    def __radd__(self, other):
        return "accepted"


print(Refuses() + Accepts())
try:
    Refuses() + Refuses()
except TypeError as e:
    print(e)
try:
    Refuses() + 1
except TypeError as e:
    print(e)
