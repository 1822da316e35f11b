# Value comparisons, membership tests, identity; rich comparison of every built-in type.
print(1 < 2.5 < 3, 1 == 1.0 == True, "a" < "b" <= "b", [1, 2] < [1, 3], (1,) < (1, 0), b"a" < b"b")
print({1, 2} < {1, 2, 3}, {1, 2} <= {2, 1}, {1} < {2}, {1} > {2}, frozenset({1}) == {1})
print({"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 2))
print(1 == "1", None == 0, [] == (), "" == b"", 0 == False, 1j == 1j, 2 == 2 + 0j)
nan = float("nan")
print(nan == nan, nan != nan, nan is nan, nan in [nan], [nan] == [nan], nan < 1, sorted([3, 1, 2]))
for left, right in ((1, "a"), ([], ()), ({}, {}), (None, 1), (1j, 2j), (object, 1), ({1}, [1]), (range(1), range(2))):
    for symbol in ("<", ">=", "=="):
        try:
            print(eval(f"left {symbol} right"), end=" ")
        except TypeError as e:
            print(e, end=" ")
    print()
print(2 in [1, 2], "ab" in "cabd", "" in "x", b"a" in b"abc", 97 in b"abc", 1 in {1: 0}, 3 in range(5), 2.0 in range(5), 5 not in (1, 2))
for left, right in ((1, "a"), (1, 5), ([], {1}), ("a", b"a"), (300, b"a")):
    try:
        print(left in right)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Iterates:
    def __iter__(self): return iter("abc")


class Indexes:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 2


class Contains:
    def __contains__(self, x): return "yes"


print("b" in Iterates(), 6 in Indexes(), 7 in Indexes(), 1 in Contains(), 1 not in Contains())


class Version:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, Version) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, Version) else NotImplemented
    def __repr__(self): return f"V{self.n}"


a, b = Version(1), Version(2)
print(a < b, a > b, a == Version(1), a != b, max(a, b), a == 5, a != 5, sorted([b, a]))
try:
    a <= b
except TypeError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)


class Odd:
    def __eq__(self, o): return "odd"
    def __bool__(self): raise RuntimeError("no truth")


print(Odd() == 1, (Odd() == 1) is True)
try:
    not Odd()
except RuntimeError as e:
    print(e)
x = y = []
print(x is y, x is not [], None is not x)
print(not 1 == 2, not (1 in [1]), 1 < 3 > 2 != 5 == 5 in [5] is not None)
print(1 and 2, 0 and 1, 0 or "x", "" or [] or {}, not "", 1 if [] else 2, (lambda: 1 or 2)())
