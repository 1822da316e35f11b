"""unittest.main(): what a module of tests does when it is run."""

import sys

from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner


class TestProgram:
    """Reads the command line, loads the tests and runs them."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module = module
        argv = sys.argv if argv is None else argv
        self.exit, self.verbosity, self.tb_locals, self.durations = exit, verbosity, tb_locals, durations
        self.failfast, self.buffer = bool(failfast), bool(buffer)
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.testLoader, self.defaultTest = testLoader, defaultTest
        names = self._parse(argv[1:])
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
        self.runTests(testRunner or TextTestRunner)
        if exit:
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)

    def runTests(self, runner):
        if isinstance(runner, type):
            try:
                runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)
            except TypeError:
                runner = runner()
        self.result = runner.run(self.test)

    def _parse(self, args):
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
            elif arg == "--locals":
                self.tb_locals = True
            elif arg in ("-c", "--catch"):
                pass
            elif arg == "--durations" and args:
                self.durations = int(args.pop(0))
            elif arg == "-k" and args:
                pattern = args.pop(0)
                self.testLoader.testNamePatterns = (self.testLoader.testNamePatterns or []) + [
                    pattern if "*" in pattern else "*%s*" % pattern]
            elif arg.startswith("-"):
                raise SystemExit("gilbox's unittest does not know the option %s" % arg)
            else:
                names.append(arg)
        return names


main = TestProgram
