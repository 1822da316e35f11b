"""Finding tests."""

import os
import sys
import traceback
from fnmatch import fnmatch, fnmatchcase
from functools import cmp_to_key

from unittest.case import FunctionTestCase, SkipTest, TestCase
from unittest.case import skip as _skip
from unittest.suite import BaseTestSuite, TestSuite


class _FailedTest(TestCase):
    """A test in place of what could not be loaded."""

    def __init__(self, name, exception):
        self._exception = exception
        super().__init__(name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError("%r object has no attribute %r" % (type(self).__name__, name))

        def fail():
            raise self._exception
        return fail


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def sortTestMethodsUsing(self, a, b):
        return (a > b) - (a < b)

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = [] if testCaseClass in (TestCase, FunctionTestCase) else self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if isinstance(obj, type) and issubclass(obj, TestCase) and obj not in (TestCase, FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(obj))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            return self._failed(module.__name__, e, "Failed to call load_tests:\n" + traceback.format_exc())

    def _failed(self, name, exception, message):
        self.errors.append(message)
        return self.suiteClass([_FailedTest(name, exception)])

    def _failed_import(self, name):
        message = "Failed to import test module: %s\n%s" % (name, traceback.format_exc())
        return self._failed(name, ImportError(message), message)

    def _import_longest(self, parts):
        """The module of the longest part of a dotted name that can be imported, or the suite that says why not."""
        problem = None
        for end in range(len(parts), 0, -1):
            try:
                __import__(".".join(parts[:end]))
                return sys.modules[parts[0]], problem
            except ImportError:
                problem = self._failed_import(parts[end - 1])
                self.errors.pop()
        return None, problem

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        problem = None
        if module is None:
            module, problem = self._import_longest(parts)
            if module is None:
                self.errors.append(str(problem._tests[0]._exception))
                return problem
            parts = parts[1:]
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, "__path__", None) is not None and problem is not None:
                    self.errors.append(str(problem._tests[0]._exception))
                    return problem
                return self._failed(part, e, "Failed to access attribute:\n" + traceback.format_exc())
        return self._tests_of(obj, parent, parts)

    def _tests_of(self, obj, parent, parts):
        if type(obj).__name__ == "module":
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, TestCase) and obj not in (TestCase, FunctionTestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, TestCase) and callable(obj):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(obj, BaseTestSuite):
            return obj
        if not callable(obj):
            raise TypeError("don't know how to make test from: %s" % obj)
        test = obj()
        if isinstance(test, BaseTestSuite):
            return test
        if isinstance(test, TestCase):
            return self.suiteClass([test])
        raise TypeError("calling %s returned %s, not a test" % (obj, test))

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        names = [name for name in dir(testCaseClass)
                 if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]
        if self.testNamePatterns:
            full = "%s.%s." % (testCaseClass.__module__, testCaseClass.__qualname__)
            names = [name for name in names if any(fnmatchcase(full + name, p) for p in self.testNamePatterns)]
        if self.sortTestMethodsUsing:
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of all modules of that pattern in a folder, and in the packages in it."""
        if not os.path.isdir(os.path.abspath(start_dir)):
            __import__(start_dir)
            start_dir = os.path.dirname(os.path.abspath(sys.modules[start_dir].__file__))
        start_dir = os.path.abspath(start_dir)
        top = os.path.abspath(top_level_dir or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        package = os.path.relpath(start_dir, top)
        return self.suiteClass(self._find(start_dir, "" if package == "." else package.replace("/", ".") + ".", pattern))

    def _find(self, folder, package, pattern):
        for entry in sorted(os.listdir(folder)):
            path = os.path.join(folder, entry)
            if os.path.isfile(path) and entry.endswith(".py") and entry[:-3].isidentifier() and fnmatch(entry, pattern):
                yield self._load(package + entry[:-3], pattern)
            elif os.path.isfile(os.path.join(path, "__init__.py")):
                yield self._load(package + entry, pattern)
                if not hasattr(sys.modules.get(package + entry), "load_tests"):
                    yield from self._find(path, package + entry + ".", pattern)

    def _load(self, name, pattern):
        try:
            __import__(name)
        except SkipTest as e:
            skipped = type("ModuleSkipped", (TestCase,), {
                name: _skip(str(e))(lambda self: None), "__module__": "unittest.loader"})
            return self.suiteClass((skipped(name),))
        except Exception:
            return self._failed_import(name)
        return self.loadTestsFromModule(sys.modules[name], pattern=pattern)


defaultTestLoader = TestLoader()
