class Base:
    def __init__(self, **kw):
        self.log = ["Base"]
        self.kw = sorted(kw.items())


class Left(Base):
    def __init__(self, left, **kw):
        super().__init__(**kw)
        self.log.append("Left " + left)


class Right(Base):
    def __init__(self, right, **kw):
        super().__init__(**kw)
        self.log.append("Right " + right)


class Both(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("Both")

    def value(self):
        def inner():
            return super(Both, self).__init__
        return callable(inner())


b = Both(left="l", right="r", more=1)
print(b.log, b.kw, b.value())


class Counter(Base):
    total = 5

    def get(self):
        return [super(Counter, self).kw_default() for _ in range(2)]

    def kw_default(self):
        return "own"


class Parent:
    name = "parent"

    def hello(self, greeting):
        return greeting + " from " + self.name


class Child(Parent):
    name = "child"

    def hello(self, greeting="hi"):
        return super().hello(greeting) + " via child"

    def parent_name(self):
        return super().name


print(Child().hello(), Child().parent_name())
try:
    super(Child, Child()).missing
except AttributeError as e:
    print(e)
