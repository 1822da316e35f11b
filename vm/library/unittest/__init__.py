"""Unit tests."""

from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure, skip,
    skipIf, skipUnless,
)
from unittest.result import TestResult
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main

__all__ = ["TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main",
           "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult",
           "addModuleCleanup", "doModuleCleanups", "enterModuleContext"]


def getTestCaseNames(testCaseClass, prefix, sortUsing=None, testNamePatterns=None):
    """Names of the test methods of a class."""
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = testNamePatterns
    return loader.getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=None, suiteClass=TestSuite):
    """A suite of the tests of a class."""
    return suiteClass([testCaseClass(name) for name in getTestCaseNames(testCaseClass, prefix)])


def findTestCases(module, prefix="test", sortUsing=None, suiteClass=TestSuite):
    """A suite of the tests of a module."""
    return TestLoader().loadTestsFromModule(module)


def installHandler():
    """Ctrl-C ends a run at once, here as well as without it."""


registerResult = removeResult = lambda result: None
removeHandler = lambda method=None: method


def __getattr__(name):
    if name == "IsolatedAsyncioTestCase":
        raise AttributeError("gilbox has no async: unittest.IsolatedAsyncioTestCase is missing")
    raise AttributeError("module 'unittest' has no attribute %r" % name)
