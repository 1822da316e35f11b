"""What becomes of tests."""

import io
import sys

from unittest.util import strclass


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
        self._start_buffer()

    def _start_buffer(self):
        self._mirror = False
        if self.buffer:
            self._original = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def startTestRun(self):
        pass

    def stopTest(self, test):
        self._end_buffer()

    def _end_buffer(self):
        if self.buffer:
            for buffer, original in zip((sys.stdout, sys.stderr), self._original):
                text = buffer.getvalue() if self._mirror and hasattr(buffer, "getvalue") else ""
                if text:
                    what = "Stdout" if original is self._original[0] else "Stderr"
                    original.write("\n%s:\n%s" % (what, text if text.endswith("\n") else text + "\n"))
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
        whole = traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals, compact=True)
        _cut_frames(whole, set())
        text = "".join(whole.format())
        if self.buffer:
            for what, stream in (("Stdout", sys.stdout), ("Stderr", sys.stderr)):
                said = stream.getvalue() if hasattr(stream, "getvalue") else ""
                if said:
                    text += "\n%s:\n%s" % (what, said if said.endswith("\n") else said + "\n")
        return text

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (
            strclass(self.__class__), self.testsRun, len(self.errors), len(self.failures))


def _cut_frames(exc, seen):
    if exc is None or id(exc) in seen:
        return
    seen.add(id(exc))
    exc.stack[:] = [entry for entry in exc.stack if not entry.filename.startswith("<gilbox>/unittest")]
    _cut_frames(exc.__cause__, seen)
    _cut_frames(exc.__context__, seen)


def failfast(method):
    """A decorator: the run ends after the method where the result is told to fail fast."""
    def stopping(self, *args, **kwargs):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kwargs)
    return stopping
