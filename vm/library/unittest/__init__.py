"""Unit tests."""

from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure, skip,
    skipIf, skipUnless,
)
from unittest.runner import (
    BaseTestSuite, TestLoader, TestProgram, TestResult, TestSuite, TextTestResult, TextTestRunner, defaultTestLoader,
    main,
)

__all__ = ["TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main",
           "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult",
           "addModuleCleanup", "doModuleCleanups", "enterModuleContext"]


def installHandler():
    pass


def __getattr__(name):
    if name == "IsolatedAsyncioTestCase":
        raise AttributeError("gilbox has no async: unittest.IsolatedAsyncioTestCase is missing")
    raise AttributeError("module 'unittest' has no attribute %r" % name)
