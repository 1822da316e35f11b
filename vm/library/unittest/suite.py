"""Several tests, run one after the other."""

import sys

from unittest.case import SkipTest, TestCase, doModuleCleanups
from unittest.util import strclass


class BaseTestSuite:
    """Several tests."""

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def addTest(self, test):
        if not callable(test):
            raise TypeError("{} is not callable".format(repr(test)))
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    """Stands for setUpClass and others in results."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    """Several tests, with what stands before and after those of a class and a module."""

    def run(self, result, debug=False):
        top = not getattr(result, "_testRunEntered", False)
        if top:
            result._testRunEntered = True
            result._previous = None
        for test in self:
            if result.shouldStop:
                break
            if isinstance(test, BaseTestSuite):
                test(result)
                continue
            self._change_to(type(test), result)
            if getattr(type(test), "_classSetupFailed", False) or result._moduleSetUpFailed:
                continue
            test(result)
        if top:
            self._change_to(None, result)
            result._testRunEntered = False
        return result

    def _change_to(self, cls, result):
        previous = result._previous
        if cls is previous:
            return
        result._previous = cls
        if previous is not None:
            self._leave_class(previous, result)
        old_module = previous.__module__ if previous is not None else None
        module = cls.__module__ if cls is not None else None
        if module != old_module:
            if old_module is not None and not result._moduleSetUpFailed:
                self._module_step(old_module, "tearDownModule", result)
                self._guard(doModuleCleanups, "tearDownModule (%s)" % old_module, result)
            result._moduleSetUpFailed = False
            if module is not None:
                result._moduleSetUpFailed = not self._module_step(module, "setUpModule", result)
        if cls is not None and not result._moduleSetUpFailed and not getattr(cls, "__unittest_skip__", False):
            cls._classSetupFailed = False
            if hasattr(cls, "setUpClass"):
                ok = self._guard(cls.setUpClass, "setUpClass (%s.%s)" % (cls.__module__, cls.__qualname__), result)
                cls._classSetupFailed = not ok
                if not ok:
                    cls.doClassCleanups()

    def _leave_class(self, cls, result):
        if getattr(cls, "_classSetupFailed", False) or result._moduleSetUpFailed \
                or getattr(cls, "__unittest_skip__", False):
            return
        name = "tearDownClass (%s.%s)" % (cls.__module__, cls.__qualname__)
        if hasattr(cls, "tearDownClass"):
            self._guard(cls.tearDownClass, name, result)
        if hasattr(cls, "doClassCleanups"):
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                result.addError(_ErrorHolder(name), info)

    def _module_step(self, module, what, result):
        step = getattr(sys.modules.get(module), what, None)
        return step is None or self._guard(step, "%s (%s)" % (what, module), result)

    def _guard(self, step, name, result):
        result._start_buffer()
        try:
            step()
            return True
        except SkipTest as e:
            result.addSkip(_ErrorHolder(name), str(e))
        except Exception:
            result.addError(_ErrorHolder(name), sys.exc_info())
        finally:
            result._end_buffer()
        return False
