for value in [0, 1.5, "text", [1], (1,), {1: 2}, {1}, None, True, range(3), len, int, lambda: 0]:
    print(type(value), type(value).__name__, bool(value))
print(str([1, "a"]), repr("a\n"), list("ab"), tuple([1, 2]), dict([("a", 1)]), sorted(set([1, 1, 2])), str(None), str(1.0))
print(int("12") + int(3.9), float("1") + float(2), str(1) + str(2), bool(0) or bool(1))
print(type(1) == int, type(1) is int, type("") == str, isinstance(1, object), isinstance(None, type(None)))
print(id(None) == id(None), ascii("é"), format(5, "03d"), format(2.5), repr([1.0, "é"]))


class A:
    pass


class B(A):
    pass


print(type(B()) is A, type(B()) is B, isinstance(B(), A), type(A) is type, type(A).__name__, B.__name__, B.__bases__ == (A,))
Made = type("Made", (A,), {"x": 5, "get": lambda self: self.x})
print(Made().get(), Made.__name__, isinstance(Made(), A))
