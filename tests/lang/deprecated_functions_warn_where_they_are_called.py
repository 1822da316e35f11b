# The warning of datetime.utcnow() names the line that calls it.
import warnings
from datetime import datetime


def now():
    return datetime.utcnow()


def epoch():
    return datetime.utcfromtimestamp(0)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    now()
    print(epoch())
for warning in caught:
    print(warning.lineno, warning.category.__name__, warning.message)
