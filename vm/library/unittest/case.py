"""Test cases and their assertions."""

import sys
import time

from unittest.util import _common_shorten_repr, safe_repr, strclass

_diff_omitted = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class SkipTest(Exception):
    """Raised in a test to skip it."""


class _ShouldStop(Exception):
    pass


class _UnexpectedSuccess(Exception):
    pass


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has function called after tearDownModule."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    result = type(cm).__enter__(cm)
    addModuleCleanup(type(cm).__exit__, cm, None, None, None)
    return result


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)


def skip(reason):
    """Decorator: the test is skipped."""
    def decorator(item):
        if not isinstance(item, type):
            from functools import wraps

            @wraps(item)
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)
            item = wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and hasattr(reason, "__code__"):
        item, reason = reason, ""
        return decorator(item)
    return decorator


def _same(item):
    return item


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


class _Outcome:
    """What a test has come to so far; runs its parts."""

    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected = None

    def run(self, function, test_case, subTest=False):
        old_success = self.success
        self.success = True
        try:
            function()
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            self.result.addSkip(test_case, str(e))
        except _ShouldStop:
            self.success = False
        except BaseException:
            self.failed(test_case, sys.exc_info(), subTest)
        else:
            if subTest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        finally:
            self.success = self.success and old_success

    def failed(self, test_case, info, subTest):
        self.success = False
        if self.expecting_failure:
            self.expected = info
        elif subTest:
            self.result.addSubTest(test_case.test_case, test_case, info)
        elif issubclass(info[0], test_case.failureException):
            self.result.addFailure(test_case, info)
        else:
            self.result.addError(test_case, info)


class _SubTestContext:
    def __init__(self, case, subtest):
        self.case, self.subtest = case, subtest

    def __enter__(self):
        self.outer = self.case._subtest
        self.case._subtest = self.subtest

    def __exit__(self, kind, value, tb):
        case = self.case
        outcome = case._outcome
        case._subtest = self.outer
        if kind is None:
            if outcome.success:
                outcome.result.addSubTest(case, self.subtest, None)
            return None
        if issubclass(kind, (KeyboardInterrupt, _ShouldStop)):
            return None
        if issubclass(kind, SkipTest):
            outcome.result.addSkip(self.subtest, str(value))
            return True
        outcome.failed(self.subtest, (kind, value, tb), True)
        if outcome.result.failfast:
            raise _ShouldStop
        if outcome.expecting_failure:
            raise _ShouldStop
        return True


class _RaisesContext:
    """with assertRaises(...): also with a regular expression."""

    def __init__(self, expected, test_case, regex=None):
        self.expected, self.test_case = expected, test_case
        if regex is not None:
            import re
            if isinstance(regex, (str, bytes)):
                regex = re.compile(regex)
        self.expected_regex = regex
        self.msg = None

    def _base(self):
        return BaseException, "an exception type or tuple of exception types"

    def handle(self, name, args, kwargs):
        base, what = self._base()
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(kind, type) and issubclass(kind, base) for kind in kinds):
            raise TypeError("%s() arg 1 must be %s" % (name, what))
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError("%r is an invalid keyword argument for this function" % (next(iter(kwargs)),))
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)
        return None

    obj_name = None

    def fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            name = getattr(self.expected, "__name__", str(self.expected))
            if self.obj_name:
                self.fail("%s not raised by %s" % (name, self.obj_name))
            self.fail("%s not raised" % name)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(value)):
            self.fail('"%s" does not match "%s"' % (self.expected_regex.pattern, str(value)))
        return True


class _WarnsContext(_RaisesContext):
    def _base(self):
        return Warning, "a warning type or tuple of warning types"

    def __enter__(self):
        import warnings
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.manager = warnings.catch_warnings(record=True)
        self.warnings = self.manager.__enter__()
        warnings.simplefilter("always", self.expected if isinstance(self.expected, type) else Warning)
        return self

    def __exit__(self, kind, value, tb):
        self.manager.__exit__(kind, value, tb)
        if kind is not None:
            return
        first = None
        for each in self.warnings:
            if not isinstance(each.message, self.expected):
                continue
            first = first or each.message
            if self.expected_regex is not None and not self.expected_regex.search(str(each.message)):
                continue
            self.warning, self.filename, self.lineno = each.message, each.filename, each.lineno
            return
        if first is not None:
            self.fail('"%s" does not match "%s"' % (self.expected_regex.pattern, str(first)))
        name = getattr(self.expected, "__name__", str(self.expected))
        self.fail("%s not triggered by %s" % (name, self.obj_name) if self.obj_name else "%s not triggered" % name)


class _LogsContext:
    """with assertLogs(...) and assertNoLogs(...)"""

    def __init__(self, test_case, logger, level, no_logs):
        import logging
        self.test_case, self.logger_name, self.no_logs = test_case, logger, no_logs
        self.level = (logging._nameToLevel.get(level, level) if level else logging.INFO)

    def __enter__(self):
        import logging
        name = self.logger_name
        self.logger = logger = name if isinstance(name, logging.Logger) else logging.getLogger(name)
        context = self

        class Capture(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append(self.format(record))

        self.records, self.output = [], []
        handler = Capture()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self.old = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else self

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self.old
        self.logger.setLevel(level)
        if kind is not None:
            return False
        import logging
        if self.no_logs:
            if self.records:
                raise self.test_case.failureException("Unexpected logs found: %r" % (self.output,))
        elif not self.records:
            raise self.test_case.failureException("no logs of level %s or higher triggered on %s" % (
                logging.getLevelName(self.level), self.logger.name))


class TestCase:
    """A class of tests: each method whose name begins with test is one."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != "runTest":
                raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Has function called after tearDown."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = type(cm).__enter__(cm)
        cls.addClassCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.runner import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return "%s.%s.%s" % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return "%s (%s)" % (self._testMethodName, self.id())

    def __repr__(self):
        cls = type(self)
        return "<%s.%s testMethod=%s>" % (cls.__module__, cls.__qualname__, self._testMethodName)

    def subTest(self, msg=None, **params):
        """Context manager: what fails in it is reported with the parameters, and the test goes on."""
        if self._outcome is None:
            from contextlib import nullcontext
            return nullcontext()
        outer = self._subtest
        params = {**outer.params, **params} if outer is not None else params
        return _SubTestContext(self, _SubTest(self, msg, params))

    def run(self, result=None):
        started = result is None
        if started:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(self.__class__, "__unittest_skip_why__", "") \
                    or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, why)
                result.testsRun -= 1  # it was not run
                return result
            start = time.perf_counter()
            outcome = self._outcome = _Outcome(result)
            expecting = (getattr(self, "__unittest_expecting_failure__", False)
                         or getattr(method, "__unittest_expecting_failure__", False))
            try:
                outcome.run(self.setUp, self)
                if outcome.success:
                    outcome.expecting_failure = expecting
                    outcome.run(lambda: self._call(method), self)
                    outcome.expecting_failure = False
                    outcome.run(self.tearDown, self)
                self.doCleanups()
                if hasattr(result, "addDuration"):
                    result.addDuration(self, time.perf_counter() - start)
                if outcome.success:
                    if expecting:
                        result.addUnexpectedSuccess(self)
                    else:
                        result.addSuccess(self)
                elif expecting and outcome.expected:
                    result.addExpectedFailure(self, outcome.expected)
                return result
            finally:
                self._outcome = None
        finally:
            result.stopTest(self)
            if started:
                result.stopTestRun()

    def _call(self, method):
        if method() is not None:
            import warnings
            warnings.warn("It is deprecated to return a value that is not None from a test case (%r)" % (method,),
                          DeprecationWarning, stacklevel=3)

    def doCleanups(self):
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.run(lambda: function(*args, **kwargs), self)
        return outcome.success

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else "%s : %s" % (standardMsg, msg)

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    # --- Assertions ---

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, "%s is not true" % safe_repr(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, "%s is not false" % safe_repr(expr))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _RaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _RaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _WarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _WarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _LogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _LogsContext(self, logger, level, True)

    def _getAssertEqualityFunc(self, first, second):
        kind = type(first)
        if kind is type(second):
            own = self._type_equality_funcs.get(kind)
            if own is not None:
                return getattr(self, own) if isinstance(own, str) else own
            name = {dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
                    frozenset: "assertSetEqual", str: "assertMultiLineEqual"}.get(kind)
            if name is not None:
                return getattr(self, name)
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, "%s == %s" % (safe_repr(first), safe_repr(second)))

    def _near(self, first, second, places, delta):
        """(are they near enough?, words for the message)"""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff <= delta, "within %s delta (%s difference)" % (safe_repr(delta), safe_repr(diff))
        places = 7 if places is None else places
        return round(diff, places) == 0, "within %r places (%s difference)" % (places, safe_repr(diff))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        near, how = self._near(first, second, places, delta)
        if not near:
            self._fail(msg, "%s != %s %s" % (safe_repr(first), safe_repr(second), how))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, how = self._near(first, second, places, delta)
        if first == second or near:
            how = how if delta is not None else "within %r places" % (7 if places is None else places)
            self._fail(msg, "%s == %s %s" % (safe_repr(first), safe_repr(second), how))

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = seq_type.__name__ if seq_type is not None else "sequence"
        if seq_type is not None:
            for each, which in ((first, "First"), (second, "Second")):
                if not isinstance(each, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" % (which, name, safe_repr(each)))
        if first == second:
            return
        text = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _common_shorten_repr(first, second))
        try:
            len1, len2 = len(first), len(second)
        except (TypeError, NotImplementedError):
            which = "Second" if hasattr(first, "__len__") else "First"
            self._fail(msg, self._with_diff("%s %s has no length.    Non-sequence?" % (which, name),
                                            self._pretty_diff(first, second)))
        for i in range(min(len1, len2)):
            if first[i] != second[i]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shorten_repr(first[i], second[i]))
                break
        else:
            if len1 == len2 and seq_type is None and type(first) != type(second):
                return
        if len1 > len2:
            text += "\nFirst %s contains %d additional elements.\nFirst extra element %d:\n%s\n" % (
                name, len1 - len2, len2, safe_repr(first[len2]))
        elif len1 < len2:
            text += "\nSecond %s contains %d additional elements.\nFirst extra element %d:\n%s\n" % (
                name, len2 - len1, len1, safe_repr(second[len1]))
        self._fail(msg, self._with_diff(text, self._pretty_diff(first, second)))

    def _pretty_diff(self, first, second):
        import pprint
        return self._diff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())

    def _diff(self, first, second):
        import difflib
        return "\n" + "\n".join(difflib.ndiff(first, second))

    def _with_diff(self, text, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return text + diff
        return text + _diff_omitted % len(diff)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        try:
            only1, only2 = set1.difference(set2), set2.difference(set1)
        except TypeError as e:
            self.fail("invalid type when attempting set difference: %s" % e)
        except AttributeError as e:
            self.fail("first argument does not support set difference: %s" % e)
        if not (only1 or only2):
            return
        lines = []
        for which, items in (("first", only1), ("second", only2)):
            if items:
                lines.append("Items in the %s set but not the %s:" % (which, "second" if which == "first" else "first"))
                lines += map(repr, items)
        self._fail(msg, "\n".join(lines))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, "unexpectedly identical: %s" % safe_repr(expr1))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % _common_shorten_repr(d1, d2)
            self._fail(msg, self._with_diff(text, self._pretty_diff(d1, d2)))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        rest = second[:]
        counts = []
        for items in (first, second):
            counted = []
            for item in items:
                for entry in counted:
                    if entry[0] == item:
                        entry[1] += 1
                        break
                else:
                    counted.append([item, 1])
            counts.append(counted)

        def count_in(item, counted):
            return next((n for each, n in counted if each == item), 0)

        lines = []
        seen = []
        for item, n in counts[0] + counts[1]:
            if item in seen:
                continue
            seen.append(item)
            n1, n2 = count_in(item, counts[0]), count_in(item, counts[1])
            if n1 != n2:
                lines.append("First has %d, Second has %d:  %r" % (n1, n2, item))
        if lines:
            text = "Element counts were not equal:\n"
            self._fail(msg, self._with_diff(text, "\n".join(lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        text = "%s != %s" % _common_shorten_repr(first, second)
        lines1, lines2 = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if first and second:  # so that a missing newline at the end shows
            lines1 = (first if first.endswith("\n") else first + "\n").splitlines(keepends=True)
            lines2 = (second if second.endswith("\n") else second + "\n").splitlines(keepends=True)
        import difflib
        self._fail(msg, self._with_diff(text, "\n" + "".join(difflib.ndiff(lines1, lines2))))

    def _compare(self, ok, a, text, b, msg):
        if not ok:
            self._fail(msg, "%s %s %s" % (safe_repr(a), text, safe_repr(b)))

    def assertLess(self, a, b, msg=None):
        self._compare(a < b, a, "not less than", b, msg)

    def assertLessEqual(self, a, b, msg=None):
        self._compare(a <= b, a, "not less than or equal to", b, msg)

    def assertGreater(self, a, b, msg=None):
        self._compare(a > b, a, "not greater than", b, msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._compare(a >= b, a, "not greater than or equal to", b, msg)

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, "%s is not None" % safe_repr(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, "%s is not an instance of %r" % (safe_repr(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, "%s is an instance of %r" % (safe_repr(obj), cls))

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, "Regex didn't match: %r not found in %r" % (expected_regex.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._fail(msg, "Regex matched: %r matches %r in %r" % (
                text[match.start():match.end()], unexpected_regex.pattern, text))


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc, self._tearDownFunc = setUp, tearDown
        self._testFunc, self._description = testFunc, description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return "%s (%s)" % (strclass(self.__class__), self._testFunc.__name__)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """What stands for a subTest block in results."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not None:
            parts.append("[%s]" % (self._message,))
        if self.params:
            parts.append("(%s)" % ", ".join("%s=%r" % item for item in self.params.items()))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return "%s %s" % (self.test_case.id(), self._subDescription())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return "%s %s" % (self.test_case, self._subDescription())
