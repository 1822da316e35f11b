class Money:
    def __init__(self, amount):
        self.amount = amount

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount == other.amount

    def __lt__(self, other):
        return self.amount < other.amount

    def __le__(self, other):
        return self.amount <= other.amount

    def __hash__(self):
        return hash(self.amount)

    def __repr__(self):
        return f"Money({self.amount})"


print(Money(1) == Money(1), Money(1) != Money(1), Money(1) == 1, Money(1) != 1)
print(Money(1) < Money(2), Money(1) > Money(2), Money(1) >= Money(1), Money(2) <= Money(1))
print(sorted([Money(3), Money(1), Money(2)]), max(Money(1), Money(7)), min([Money(4), Money(2)]))
print(Money(2) in [Money(1), Money(2)], {Money(1): "one"}[Money(1)], len({Money(1), Money(1)}))


class Right:
    def __eq__(self, other):
        return "right eq"

    def __gt__(self, other):
        return "right gt"


print(5 == Right(), 5 < Right(), Right() == 5)
try:
    Right() < 5
except TypeError as e:
    print(e)


class NoHash:
    def __eq__(self, other):
        return True


try:
    hash(NoHash())
except TypeError as e:
    print(e)


class Ne:
    def __ne__(self, other):
        return "own ne"


n = Ne()
print(n != n, n == n, n == Ne())


class Sub(Money):
    def __eq__(self, other):
        return "subclass first"

    __hash__ = None


print(Money(1) == Sub(1))
