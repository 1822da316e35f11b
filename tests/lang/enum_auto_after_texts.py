# auto() after values that are not all numbers.
import warnings
from enum import Enum, auto

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    class Token(Enum):
        NUMBER = auto()
        PLUS = "+"
        END = auto()

    class Mixed(Enum):
        A = 5
        B = 2
        C = auto()

    class Texts(Enum):
        A = "a"
        B = auto()

print([member.value for member in Token], [member.value for member in Mixed], [member.value for member in Texts])
for warning in caught:
    print(warning.category.__name__, warning.message)
