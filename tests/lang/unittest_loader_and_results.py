# Loading tests by name and from folders, what results show, buffered output, warnings, long texts cut short.
import os
import re
import sys
import tempfile
import unittest
import warnings


def run(suite, **options):
    class Stream:
        def write(self, text):
            sys.stdout.write(re.sub(r"in [0-9.]+s", "in 0s", text))

        def flush(self):
            pass

    return unittest.TextTestRunner(stream=Stream(), **options).run(suite)


class A(unittest.TestCase):
    value = 3

    def test_a(self):
        pass

    def test_long(self):
        self.assertEqual("x" * 100, "y" * 100)

    def test_long_with_common_beginning(self):
        self.assertEqual("common" * 20 + "a", "common" * 20 + "b")

    def test_says_something(self):
        print("out")
        print("err", file=sys.stderr)
        self.fail("after output")

    def test_warns(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.warn("old", DeprecationWarning)
        print(len(caught))


loader = unittest.TestLoader()
here = sys.modules["__main__"]
for name in "A.missing", "A.value", "A.test_a", "A", "sys.missing", "os.path.missing":
    try:
        suite = loader.loadTestsFromName(name, here if name[0] == "A" else None)
        print(name, suite)
        if name != "A":
            run(suite)
    except TypeError as e:
        print(name, e)
print(len(loader.errors), loader.errors[0].splitlines()[0])
run(loader.loadTestsFromName("A.test_long", here))
run(loader.loadTestsFromName("A.test_long_with_common_beginning", here))
run(loader.loadTestsFromName("A.test_says_something", here), buffer=True)
run(loader.loadTestsFromName("A.test_warns", here), warnings="default")
run(loader.loadTestsFromName("A.test_warns", here), verbosity=2, failfast=True)

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/package")
    open(folder + "/package/__init__.py", "w").close()
    with open(folder + "/package/test_x.py", "w") as f:
        f.write("import unittest\nclass X(unittest.TestCase):\n    def test_q(self):\n        pass\n")
    with open(folder + "/test_skipped.py", "w") as f:
        f.write("import unittest\nraise unittest.SkipTest('not here')\n")
    suite = loader.discover(folder)
    print(suite)
    run(suite, verbosity=2)

print(unittest.FunctionTestCase(len), unittest.TestResult(), unittest.TextTestResult(None, None, 1))

# The submodules of the package can be imported.
from unittest.case import TestCase
from unittest.loader import TestLoader
from unittest.result import TestResult, failfast
from unittest.runner import TextTestRunner
from unittest.suite import TestSuite
from unittest.util import safe_repr, strclass

print(TestCase is unittest.TestCase, TestLoader, TestResult, TextTestRunner, TestSuite, safe_repr("x"), strclass(A))
