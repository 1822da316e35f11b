"""Running tests and reporting in text."""

import sys
import time
import warnings

from unittest.result import TestResult


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


class TextTestRunner:
    """Runs tests and writes what comes of them."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity = descriptions, verbosity
        self.failfast, self.buffer = failfast, buffer
        self.tb_locals, self.durations = tb_locals, durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def _print_durations(self, result):
        taken = sorted(result.collectedDurations, key=lambda item: item[1], reverse=True)
        if not taken:
            return
        stream = self.stream
        stream.writeln("Slowest test durations")
        if hasattr(result, "separator2"):
            stream.writeln(result.separator2)
        hidden = False
        for test, elapsed in taken[:self.durations] if self.durations > 0 else taken:
            if self.verbosity < 2 and elapsed < 0.001:
                hidden = True
            else:
                stream.writeln("%-10s %s" % ("%.3fs" % elapsed, test))
        stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)" if hidden else "")

    def run(self, test):
        result = self._makeResult()
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            if hasattr(result, "startTestRun"):
                result.startTestRun()
            try:
                test(result)
            finally:
                if hasattr(result, "stopTestRun"):
                    result.stopTestRun()
            taken = time.perf_counter() - start
        result.printErrors()
        if self.durations is not None:
            self._print_durations(result)
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
