# list() and tuple() call __len__ or __length_hint__ of classes in Python; isinstance() asks __class__.
class Shelf:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        print("iter")
        return iter(self.items)

    def __len__(self):
        print("len")
        return len(self.items)


class Hint:
    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        print("hint")
        return 5


print(list(Shelf(1, 2)), tuple(Shelf(3)), [*Shelf(4, 5)], sorted(Shelf(2, 1)), set(Shelf(7)), sum(Shelf(1, 2)))
print(list(Hint()), tuple(Hint()))
grown = [0]
grown.extend(Shelf(1))
grown += Shelf(2)
print(grown)
a, b = Shelf(1, 2)
print(a, b, max(Shelf(1, 5)))


class Bad(Shelf):
    def __len__(self):
        raise TypeError("not here")


class Worse(Shelf):
    def __len__(self):
        raise ValueError("not at all")


print(list(Bad(1)))
try:
    list(Worse(1))
except ValueError as e:
    print(e)


class StandIn:
    @property
    def __class__(self):
        return int


print(isinstance(StandIn(), int), isinstance(StandIn(), str), isinstance(StandIn(), StandIn), type(StandIn()).__name__)
