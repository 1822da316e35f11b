x = 5
print(1 < x < 10, 1 < x < 3, 1 < x > 3, 1 == 1.0 == True, 3 > 2 > 1 > 0)


def say(v):
    print("eval", v)
    return v


print(say(1) < say(2) < say(3))
print(say(3) < say(2) < say(9))
print(1 < 2 == 2, 1 in [1, 2] == True, 1 not in [2])
print([1, 2] < [1, 3], [1] < [1, 0], (1, "b") > (1, "a"), "abc" < "abd", "Z" < "a", [] < [0])
print([1, 2] == [1.0, 2.0], (1,) == [1], "1" == 1, None == 0, {1: 2} == {1: 2.0}, {1, 2} == {2, 1})
a = [1]
b = [1]
c = a
print(a == b, a is b, a is c, a is not b, None is None)
print({1} < {1, 2}, {1, 2} <= {1, 2}, {1, 3} > {1, 2}, {1, 2, 3} >= {1})
print(1 != 1.5, float("nan") == float("nan"), float("inf") > 10 ** 100)
print(True == 1, False < True, True + True, 2 > True)
