import math
import math as m
import sys, time
from math import sqrt, floor as lower
from math import (
    ceil,
    pi,
)
import helper_module
import helper_module as h
from helper_module import value, double

print(math is m, sqrt(16), lower(2.7), ceil(2.1), round(pi, 4))
print(helper_module.value, h is helper_module, value, double(4))
helper_module.value = 9
print(h.value, value, helper_module.get())
print(helper_module.__name__, sys.modules["helper_module"] is h)


def local_import():
    from helper_module import double as twice
    import math
    return twice(math.floor(2.5))


print(local_import())
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from helper_module import no_such_name
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    helper_module.nothing
except AttributeError as e:
    print(e)
