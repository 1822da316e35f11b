class Point:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)

    def __init__(self, x, y):
        print("init", x, y)
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y)


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = object.__new__(cls)
        return cls.instance


print(Singleton() is Singleton())


class Elsewhere:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never called")


print(Elsewhere())


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as e:
    print(e)
o = object()
print(type(o).__name__, isinstance(o, object))
