# A generator expression on the left of an operator keeps its value while the right side is evaluated.
class Left:
    def __radd__(self, other):
        return list(other) + [self]

    def __repr__(self):
        return "left"


one, two, letters = 1, Left(), "ab"
print((each for each in letters) + two)
print(isinstance((each for each in letters), type(two)), (each for each in letters) == one)
print((each for each in letters) in [one], one in (each for each in [1]), [*(each for each in letters), one])
print([(each for each in letters) is None, one], next(each for each in letters) + letters)
for text in ("(a for a in letters) + one", "(a for a in letters) < one", "(a for a in letters) | (b for b in letters)",
             "((a for a in letters), one)[1] + one", "(a for a in letters) and one", "one if (a for a in letters) else two",
             "{(a for a in letters): one, 2: one}.__len__()", "((a for a in letters) != one != two)"):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, error)


def function(first, second):
    left = (each for each in first) == second
    text = f"{(each for each in first) is second} {second}"
    return left, text, (each for each in first).send(None) + second


print(function("xy", "z"))
