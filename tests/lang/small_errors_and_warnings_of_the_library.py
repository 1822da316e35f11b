import datetime
import string
import textwrap
import traceback
import unittest
import warnings
from enum import Enum


def told(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


told(string.Formatter().format, "{} {0}", 1)
told(string.Formatter().format, "{0} {}", 1)
told(datetime.datetime)
told(datetime.date)
told(textwrap.dedent, 5)
told(open, __file__, closefd=False)

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")

    class Shape(Enum):
        ROUND = 1

        class Inner:
            pass
    print([str(w.message) for w in seen], [w.category.__name__ for w in seen])


def here():
    return [entry.name for entry in traceback.StackSummary.extract(traceback.walk_stack(None))]


print(here())


class Speaking(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("not seen")

    def test_nothing(self):
        print("not seen either")


result = unittest.TestResult()
result.buffer = True
unittest.defaultTestLoader.loadTestsFromTestCase(Speaking).run(result)
print(result)
