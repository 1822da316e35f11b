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
        self.progName = argv[0] if module is None else argv[0].rpartition("/")[2]
        names = self._parse(argv[1:])
        if module is None:
            self._load_by_name(names)
            names = None
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if module is not None:
            self.test = (testLoader.loadTestsFromNames(names, module) if names
                         else testLoader.loadTestsFromModule(module))
        self.runTests(testRunner or TextTestRunner)
        if exit:
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)

    def _load_by_name(self, names):
        """python -m unittest: the modules, classes and methods named, or what is found in a folder."""
        if names and names[0] != "discover":
            names = [each[:-3].replace("/", ".") if each.endswith(".py") else each for each in names]
            self.test = self.testLoader.loadTestsFromNames(names)
            return
        from argparse import ArgumentParser
        parser = ArgumentParser(prog=self.progName + " discover")
        parser.add_argument("-s", "--start-directory", dest="start", help="Directory to start discovery ('.' default)")
        parser.add_argument("-p", "--pattern", help="Pattern to match tests ('test*.py' default)")
        parser.add_argument("-t", "--top-level-directory", dest="top",
                            help="Top level directory of project (defaults to start directory)")
        for name in ("start", "pattern", "top"):
            parser.add_argument(name + "_given", nargs="?", help="the same as the option")
        given = parser.parse_args(names[1:])
        self.test = self.testLoader.discover(given.start or given.start_given or ".",
                                             given.pattern or given.pattern_given or "test*.py",
                                             given.top or given.top_given)

    def runTests(self, runner):
        if isinstance(runner, type):
            try:
                runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)
            except TypeError:
                runner = runner()
        self.result = runner.run(self.test)

    def _parse(self, args):
        if not any(each.startswith("-") for each in args):
            return list(args)
        from argparse import ArgumentParser
        parser = ArgumentParser(prog=self.progName)
        parser.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        parser.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        parser.add_argument("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        parser.add_argument("--durations", type=int, metavar="N", help="Show the N slowest test cases (N=0 for all)")
        parser.add_argument("-f", "--failfast", action="store_true", help="Stop on first fail or error")
        parser.add_argument("-c", "--catch", action="store_true", help="Catch Ctrl-C and display results so far")
        parser.add_argument("-b", "--buffer", action="store_true", help="Buffer stdout and stderr during tests")
        parser.add_argument("-k", dest="patterns", action="append", metavar="TESTNAMEPATTERNS",
                            help="Only run tests which match the given substring")
        parser.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        parser.print_help = lambda file=None: print(parser.format_help() + _examples % ((self.progName,) * 4), file=file)
        given, rest = parser.parse_known_args(args)
        if given.tests[:1] == ["discover"]:
            given.tests += rest
        elif rest:
            parser.error("unrecognized arguments: " + " ".join(rest))
        if given.verbosity is not None:
            self.verbosity = given.verbosity
        if given.durations is not None:
            self.durations = given.durations
        self.tb_locals = self.tb_locals or given.tb_locals
        self.failfast = self.failfast or given.failfast
        self.buffer = self.buffer or given.buffer
        if given.patterns:
            self.testLoader.testNamePatterns = [each if "*" in each else "*%s*" % each for each in given.patterns]
        return given.tests


_examples = """
Examples:
  %s                           - run default set of tests
  %s MyTestSuite               - run suite 'MyTestSuite'
  %s MyTestCase.testSomething  - run MyTestCase.testSomething
  %s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""

main = TestProgram
