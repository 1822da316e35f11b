"""Finding tests, running them, reporting."""

import io
import sys
import time

from unittest.case import FunctionTestCase, SkipTest, TestCase, doModuleCleanups


class TestResult:
    """Collects what tests come to."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._original = sys.stdout, sys.stderr
        self._mirror = False
        self._moduleSetUpFailed = False

    def startTest(self, test):
        self.testsRun += 1
        self._mirror = False
        if self.buffer:
            self._original = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def startTestRun(self):
        pass

    def stopTest(self, test):
        if self.buffer:
            for buffer, original in zip((sys.stdout, sys.stderr), self._original):
                text = buffer.getvalue() if self._mirror and hasattr(buffer, "getvalue") else ""
                if text:
                    original.write("\nStdout:\n%s" % text if original is self._original[0] else "\nStderr:\n%s" % text)
            sys.stdout, sys.stderr = self._original

    def stopTestRun(self):
        pass

    def _stop_early(self):
        self._mirror = True
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._stop_early()

    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._stop_early()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], test.failureException):
                self.failures.append((subtest, self._exc_info_to_string(err, test)))
            else:
                self.errors.append((subtest, self._exc_info_to_string(err, test)))
            self._stop_early()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        """The traceback without the frames of this package."""
        import traceback
        kind, value, tb = err
        whole = traceback.TracebackException(kind, value, tb, capture_locals=False, compact=True)
        _cut_frames(whole, set())
        return "".join(whole.format())

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (
            "unittest.runner.TextTestResult" if isinstance(self, TextTestResult) else "unittest.result.TestResult",
            self.testsRun, len(self.errors), len(self.failures))


def _cut_frames(exc, seen):
    if exc is None or id(exc) in seen:
        return
    seen.add(id(exc))
    exc.stack[:] = [entry for entry in exc.stack if not entry.filename.startswith("<gilbox>/unittest")]
    _cut_frames(exc.__cause__, seen)
    _cut_frames(exc.__context__, seen)


class _Stream:
    """A stream with writeln()."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ("stream", "__getstate__"):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, text=None):
        if text:
            self.stream.write(text)
        self.stream.write("\n")


_WritelnDecorator = _Stream


class TextTestResult(TestResult):
    """Writes to a stream."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True
        self.durations = durations

    def getDescription(self, test):
        first = test.shortDescription()
        return "\n".join((str(test), first)) if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()
            self._newline = False

    def _tell(self, word, letter):
        if self.showAll:
            self.stream.writeln(word)
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()

    def _write_status(self, test, status):
        is_sub = type(test).__name__ == "_SubTest"
        if is_sub or self._newline:
            if not self._newline:
                self.stream.writeln()
            if is_sub:
                self.stream.write("  ")
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _status(self, test, word, letter):
        if self.showAll:
            self._write_status(test, word)
        elif self.dots:
            self.stream.write(letter)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._status(subtest, "FAIL" if failed else "ERROR", "F" if failed else "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._status(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._status(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._status(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._status(test, "skipped {0!r}".format(reason), "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._status(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._status(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln("UNEXPECTED SUCCESS: %s" % self.getDescription(test))
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, err in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln("%s: %s" % (flavour, self.getDescription(test)))
            self.stream.writeln(self.separator2)
            self.stream.writeln("%s" % err)
            self.stream.flush()


class BaseTestSuite:
    """Several tests."""

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return "<%s.%s tests=%s>" % ("unittest.suite", type(self).__qualname__, list(self))

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
        try:
            step()
            return True
        except SkipTest as e:
            result.addSkip(_ErrorHolder(name), str(e))
        except Exception:
            result.addError(_ErrorHolder(name), sys.exc_info())
        return False


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
        names = self.getTestCaseNames(testCaseClass)
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
        return load_tests(self, tests, pattern) if load_tests is not None else tests

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            module = __import__(parts.pop(0))
        obj, parent = module, None
        for part in parts:
            parent, obj = obj, getattr(obj, part)
        if type(obj).__name__ == "module":
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(obj, BaseTestSuite):
            return obj
        if callable(obj):
            test = obj()
            return test if isinstance(test, BaseTestSuite) else self.suiteClass([test])
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        names = [name for name in dir(testCaseClass)
                 if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]
        if self.testNamePatterns:
            from fnmatch import fnmatchcase
            full = "%s.%s." % (testCaseClass.__module__, testCaseClass.__qualname__)
            names = [name for name in names if any(fnmatchcase(full + name, p) for p in self.testNamePatterns)]
        if self.sortTestMethodsUsing:
            from functools import cmp_to_key
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        import os
        from fnmatch import fnmatch
        tests = []
        sys.path.insert(0, os.path.abspath(start_dir))
        for name in sorted(os.listdir(start_dir)):
            if fnmatch(name, pattern) and name.endswith(".py"):
                tests.append(self.loadTestsFromModule(__import__(name[:-3])))
        return self.suiteClass(tests)


defaultTestLoader = TestLoader()


class TextTestRunner:
    """Runs tests and writes what comes of them."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity = descriptions, verbosity
        self.failfast, self.buffer = failfast, buffer
        self.tb_locals, self.durations, self.warnings = tb_locals, durations, warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        stream = self.stream
        if hasattr(result, "separator2"):
            stream.writeln(result.separator2)
        run = result.testsRun
        stream.writeln("Ran %d test%s in %.3fs" % (run, run != 1 and "s" or "", taken))
        stream.writeln()
        infos = []
        if not result.wasSuccessful():
            stream.write("FAILED")
            for label, items in (("failures", result.failures), ("errors", result.errors)):
                if items:
                    infos.append("%s=%d" % (label, len(items)))
        elif run == 0 and not result.skipped:
            stream.write("NO TESTS RAN")
        else:
            stream.write("OK")
        for label, items in (("skipped", result.skipped), ("expected failures", result.expectedFailures),
                             ("unexpected successes", result.unexpectedSuccesses)):
            if items:
                infos.append("%s=%d" % (label, len(items)))
        stream.writeln(" (%s)" % ", ".join(infos) if infos else "")
        stream.flush()
        return result


class TestProgram:
    """What a module of tests does when it is run: unittest.main()."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        self.module = __import__(module) if isinstance(module, str) else module
        if isinstance(module, str):
            self.module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        self.exit, self.verbosity = exit, verbosity
        self.failfast, self.buffer = bool(failfast), bool(buffer)
        names = self._parse(argv[1:], testLoader)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = testLoader.loadTestsFromNames(names, self.module) if names \
            else testLoader.loadTestsFromModule(self.module)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer)
        self.result = runner.run(self.test)
        if exit:
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)

    def _parse(self, args, loader):
        names = []
        args = list(args)
        while args:
            arg = args.pop(0)
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg in ("-b", "--buffer"):
                self.buffer = True
            elif arg in ("-c", "--catch", "--locals"):
                pass
            elif arg == "-k":
                pattern = args.pop(0)
                loader.testNamePatterns = (loader.testNamePatterns or []) + [
                    pattern if "*" in pattern else "*%s*" % pattern]
            elif arg.startswith("-"):
                raise SystemExit("gilbox's unittest does not know the option %s" % arg)
            else:
                names.append(arg)
        return names


main = TestProgram
