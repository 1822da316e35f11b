from abc import ABC, ABCMeta, abstractmethod, abstractproperty, update_abstractmethods
import abc


class Shape(ABC):
    @abstractmethod
    def area(self):
        """The area."""

    @abstractmethod
    def name(self):
        return "shape"

    def describe(self):
        return f"{self.name()} of {self.area()}"


class Half(Shape):
    def area(self):
        return 1


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    def name(self):
        return "square " + super().name()


for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
print(Square(3).describe(), Shape.__abstractmethods__ == {"area", "name"}, sorted(Half.__abstractmethods__), Square.__abstractmethods__)
print(isinstance(Square(1), Shape), issubclass(Square, Shape), issubclass(int, Shape), type(Shape))


class Prop(metaclass=ABCMeta):
    @property
    @abstractmethod
    def x(self):
        ...

    @classmethod
    @abstractmethod
    def make(cls):
        ...

    @staticmethod
    @abstractmethod
    def tool():
        ...


try:
    Prop()
except TypeError as e:
    print(e)


class Done(Prop):
    @property
    def x(self):
        return 3

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def tool():
        return "t"


print(Done.make().x, Done.tool(), Done.__abstractmethods__)


@Shape.register
class Virtual:
    pass


print(issubclass(Virtual, Shape), isinstance(Virtual(), Shape), Shape in Virtual.__mro__)
Shape.register(int)
print(isinstance(3, Shape), isinstance(True, Shape), isinstance("", Shape))


class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Quacks:
            return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented


class Duck:
    def quack(self):
        pass


print(isinstance(Duck(), Quacks), isinstance(Virtual(), Quacks))
try:
    Shape.register(3)
except TypeError as e:
    print(e)
try:
    Square.register(Shape)
except RuntimeError as e:
    print(e)


class Later(ABC):
    @abstractmethod
    def f(self):
        ...


try:
    Later(1, 2)
except TypeError as e:
    print(e)
Later.f = lambda self: 5
update_abstractmethods(Later)
print(Later().f())


class WithInit(ABC):
    def __init__(self, x):
        self.x = x

    @abstractmethod
    def run(self): ...

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print("subclass", cls.__name__)


class Concrete(WithInit):
    def run(self):
        return self.x


print(Concrete(4).run())
try:
    WithInit(3)
except TypeError as e:
    print(type(e).__name__, e)


class A(ABC):
    @abstractmethod
    def go(self):
        print("A.go")


class B(A):
    def go(self):
        super().go()
        print("B.go")


B().go()
print(isinstance(5, abc.ABC), ABC.__abstractmethods__)
