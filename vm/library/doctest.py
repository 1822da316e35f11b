"""Examples in docstrings that are run and compared with what the docstring says."""

import re
import sys

_flags_by_name = {}


def register_optionflag(name):
    return _flags_by_name.setdefault(name, 1 << len(_flags_by_name))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
_rule = "*" * 70

master = None  # the runner of all testmod() calls so far


def __getattr__(name):
    # A named tuple needs collections, which most runs can do without.
    if name == "TestResults":
        from collections import namedtuple
        globals()[name] = result = namedtuple("TestResults", "failed attempted")
        return result
    raise AttributeError("module 'doctest' has no attribute '%s'" % name)


def _results(failed, attempted):
    return getattr(sys.modules[__name__], "TestResults")(failed, attempted)


def _indent(text, by=4):
    return re.sub("(?m)^(?!$)", " " * by, text)


class Example:
    """One example: its source, what it should print, where it stands (a line counted from 0 in the docstring)."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg + "\n" if exc_msg is not None and not exc_msg.endswith("\n") else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, which share their globals."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring

    def __repr__(self):
        count = len(self.examples)
        text = "no examples" if count == 0 else "1 example" if count == 1 else "%d examples" % count
        return "<%s %s from %s:%s (%s)>" % (type(self).__name__, self.name, self.filename, self.lineno, text)

    def __lt__(self, other):
        key = lambda test: (test.name, test.filename or "", test.lineno or 0)
        return key(self) < key(other)


class DocTestParser:
    """Finds the examples of a text: lines after >>> and ..., then what is wanted, up to a blank line."""

    def parse(self, string, name="<string>"):
        string = string.expandtabs()
        margin = min([len(line) - len(line.lstrip(" ")) for line in string.split("\n") if line.strip(" ")], default=0)
        lines = [line[margin:] for line in string.split("\n")]
        result, text, at = [], [], 0
        while at < len(lines):
            indent = len(lines[at]) - len(lines[at].lstrip(" "))
            if not lines[at][indent:].startswith(">>>"):
                text.append(lines[at] + ("\n" if at + 1 < len(lines) else ""))
                at += 1
                continue
            result.append("".join(text))
            text = []
            example, at = self._example(lines, at, indent, name)
            if example is not None:
                result.append(example)
        result.append("".join(text))
        return result

    def _example(self, lines, start, indent, name):
        prefix = " " * indent
        self._check_prompt(lines[start], indent, start, name)
        source, at = [lines[start][indent + 4:]], start + 1
        while at < len(lines) and lines[at].startswith(prefix + "..."):
            self._check_prompt(lines[at], indent, at, name)
            source.append(lines[at][indent + 4:])
            at += 1
        want = []
        while at < len(lines) and lines[at].strip() and not lines[at].lstrip(" ").startswith(">>>"):
            if not lines[at].startswith(prefix):
                raise ValueError("line %r of the docstring for %s has inconsistent leading whitespace: %r"
                                 % (at + 1, name, lines[at]))
            want.append(lines[at][indent:].rstrip(" "))
            at += 1
        code = "\n".join(source)
        if all(not line.strip() or line.lstrip().startswith("#") for line in source):
            return None, at
        wanted = "".join(line + "\n" for line in want)
        return Example(code, wanted, self._exception(want), start, indent, self._options(code, name, start)), at

    def _check_prompt(self, line, indent, number, name):
        if len(line) >= indent + 4 and line[indent + 3] != " ":
            raise ValueError("line %r of the docstring for %s lacks blank after %s: %r"
                             % (number + 1, name, line[indent:indent + 3], line))

    def _exception(self, want):
        """What a wanted traceback ends in: the first line after its heading that is not indented, and all after it."""
        heading = ("Traceback (most recent call last):", "Traceback (innermost last):")
        if not want or want[0].rstrip() not in heading:
            return None
        for number, line in enumerate(want[1:], 1):
            if re.match(r"\w", line):
                return "\n".join(want[number:]) + "\n"
        return None

    def _options(self, source, name, number):
        options = {}
        for directive in re.findall(r"#\s*doctest:\s*([^\n'\"]*)$", source, re.M):
            for option in directive.replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in _flags_by_name:
                    raise ValueError("line %r of the doctest for %s has an invalid option: %r"
                                     % (number + 1, name, option))
                options[_flags_by_name[option[1:]]] = option[0] == "+"
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


class DocTestFinder:
    """Finds the docstrings of an object and of all that it contains and that was defined in the same module."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r"
                                 % (type(obj),))
        if module is False:
            module = None
        elif module is None:
            is_module = type(obj) is type(sys)
            module = obj if is_module else sys.modules.get(getattr(obj, "__module__", None))
        lines = self._source_lines(module)
        if globs is None:
            globs = {} if not module else module.__dict__.copy()
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines, globs, set())
        tests.sort()
        return tests

    def _source_lines(self, module):
        try:
            with open(module.__file__, encoding="utf-8") as file:
                return file.read().split("\n")
        except (AttributeError, TypeError, OSError, UnicodeDecodeError):
            return None

    def _from_module(self, module, obj):
        if not module:
            return True
        if isinstance(obj, property):
            obj = obj.fget
        return getattr(obj, "__module__", None) == module.__name__

    def _is_routine(self, obj):
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        return hasattr(obj, "__code__") or type(obj) is type(len)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if type(obj) is type(sys):
            for key, value in list(obj.__dict__.items()):
                if (self._is_routine(value) or isinstance(value, type)) and self._from_module(module, value):
                    self._find(tests, value, name + "." + key, module, lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, "%s.__test__.%s" % (name, key), module, lines, globs, seen)
        elif isinstance(obj, type):
            for key, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_routine(value) or isinstance(value, (type, property))) and self._from_module(module, value):
                    self._find(tests, value, name + "." + key, module, lines, globs, seen)

    def _test(self, obj, name, module, globs, lines):
        text = obj if isinstance(obj, str) else getattr(obj, "__doc__", None) or ""
        if not isinstance(text, str):
            text = str(text)
        number = self._line_number(obj, lines)
        if self._exclude_empty and not text:
            return None
        filename = None if module is None else getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(text, globs, name, filename, number)

    def _line_number(self, obj, lines):
        """Where the docstring begins, counted from 0; None if that can't be told."""
        if type(obj) is type(sys):
            return 0
        if lines is None:
            return None
        number = None
        if isinstance(obj, type):
            for at, line in enumerate(lines):
                if re.match(r"\s*class\s+%s\b" % re.escape(obj.__name__), line):
                    number = at
                    break
        elif isinstance(obj, property):
            obj = obj.fget
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        if hasattr(obj, "__code__"):
            number = obj.__code__.co_firstlineno - 1
        if number is None:
            return None
        for at in range(number, len(lines)):
            if re.match(r"(^|.*:)\s*\w*(\"|')", lines[at]):
                return at
        return None


class OutputChecker:
    """Says whether what was printed is what was wanted."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^%s\s*?$" % re.escape(BLANKLINE_MARKER), "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and self._matches(want, got)

    def _matches(self, want, got):
        pieces = want.split(ELLIPSIS_MARKER)
        if len(pieces) == 1:
            return want == got
        first, last = pieces[0], pieces[-1]
        if not got.startswith(first) or not got.endswith(last) or len(got) < len(first) + len(last):
            return False
        at, end = len(first), len(got) - len(last)
        for piece in pieces[1:-1]:
            at = got.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        long = want.count("\n") > 2 and got.count("\n") > 2
        if optionflags & REPORT_NDIFF or long and optionflags & (REPORT_UDIFF | REPORT_CDIFF):
            return self._diff(want.splitlines(True), got.splitlines(True), optionflags)
        if want and got:
            return "Expected:\n%sGot:\n%s" % (_indent(want), _indent(got))
        if want:
            return "Expected:\n%sGot nothing\n" % _indent(want)
        if got:
            return "Expected nothing\nGot:\n%s" % _indent(got)
        return "Expected nothing\nGot nothing\n"

    def _diff(self, want, got, optionflags):
        import difflib
        if optionflags & REPORT_UDIFF:
            kind, lines = "unified diff with -expected +actual", list(difflib.unified_diff(want, got, n=2))[2:]
        elif optionflags & REPORT_CDIFF:
            kind, lines = "context diff with expected followed by actual", list(difflib.context_diff(want, got, n=2))[2:]
        else:
            kind, lines = "ndiff with -expected +actual", difflib.Differ(None, difflib.IS_CHARACTER_JUNK).compare(want, got)
        return "Differences (%s):\n%s" % (kind, _indent("".join(lines)))


class _Output:
    """Stands in for standard output while an example runs."""

    encoding = "utf-8"
    errors = "strict"
    closed = False

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False

    def take(self):
        text = "".join(self.parts)
        self.parts.clear()
        return text + "\n" if text and not text.endswith("\n") else text


class DocTestRunner:
    """Runs tests, reports failures and keeps count for each docstring."""

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self._name2ft = {}

    def report_start(self, out, test, example):
        if self._verbose:
            expecting = "Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + expecting)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        import traceback
        text = "".join(traceback.format_exception(*exc_info))
        out(self._header(test, example) + "Exception raised:\n" + _indent(text))

    def _header(self, test, example):
        lines = [_rule]
        if test.filename:
            line = "?" if test.lineno is None else test.lineno + example.lineno + 1
            lines.append('File "%s", line %s, in %s' % (test.filename, line, test.name))
        else:
            lines.append("Line %s, in %s" % (example.lineno + 1, test.name))
        return "\n".join(lines) + "\nFailed example:\n" + _indent(example.source)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        saved, saved_hook = sys.stdout, sys.displayhook
        if out is None:
            out = saved.write
        self._output = sys.stdout = _Output()
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, out)
        finally:
            sys.stdout, sys.displayhook = saved, saved_hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, out):
        failures = tries = 0
        for number, example in enumerate(test.examples):
            quiet = bool(self.optionflags & REPORT_ONLY_FIRST_FAILURE) and failures > 0
            self.optionflags = self.original_optionflags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            if self._run_example(test, example, number, out, quiet):
                if not quiet:
                    self.report_success(out, test, example, "")
            else:
                failures += 1
                if self.optionflags & FAIL_FAST:
                    break
        self.optionflags = self.original_optionflags
        before = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = (before[0] + failures, before[1] + tries)
        self.failures += failures
        self.tries += tries
        return _results(failures, tries)

    def _run_example(self, test, example, number, out, quiet):
        raised = None
        try:
            exec(compile(example.source, "<doctest %s[%d]>" % (test.name, number), "single", 0, True), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            raised = sys.exc_info()
        got = self._output.take()
        check = self._checker.check_output
        if raised is None:
            if check(example.want, got, self.optionflags) and example.exc_msg is None:
                return True
        else:
            import traceback
            message = "".join(traceback.format_exception_only(*raised[:2]))
            if example.exc_msg is None:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, raised)
                return False
            if issubclass(raised[0], SyntaxError):
                message = message[message.rindex(raised[0].__name__):]
            if check(example.exc_msg, message, self.optionflags):
                return True
            if self.optionflags & IGNORE_EXCEPTION_DETAIL and self._name_of(example.exc_msg) == self._name_of(message):
                return True
            got += "".join(traceback.format_exception(*raised))
        if not quiet:
            self.report_failure(out, test, example, got)
        return False

    def _name_of(self, message):
        return message.split("\n", 1)[0].split(":", 1)[0].rsplit(".", 1)[-1].strip()

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        untested, passed, failed = [], [], []
        for name, (failures, tries) in sorted(self._name2ft.items()):
            (untested if tries == 0 else passed if failures == 0 else failed).append((name, failures, tries))
        if verbose:
            if untested:
                print(len(untested), "items had no tests:")
                for name, _, _ in untested:
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, _, tries in passed:
                    print(" %3d tests in %s" % (tries, name))
        if failed:
            print(_rule)
            print(len(failed), "items had failures:")
            for name, failures, tries in failed:
                print(" %3d of %3d in %s" % (failures, tries, name))
        if verbose:
            print(self.tries, "tests in", len(self._name2ft), "items.")
            print(self.tries - self.failures, "passed and", self.failures, "failed.")
        if self.failures:
            print("***Test Failed***", self.failures, "failures.")
        elif verbose:
            print("Test passed.")
        return _results(self.failures, self.tries)


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure instead of reporting it."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = DocTestRunner.run(self, test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Runs the examples of module m (__main__ if None); TestResults(failed, attempted)."""
    if m is None:
        m = sys.modules.get("__main__")
    if type(m) is not type(sys):
        raise TypeError("testmod: module required; %r" % (m,))
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text file."""
    import os.path
    if module_relative and not os.path.isabs(filename):
        base = getattr(sys.modules.get("__main__"), "__file__", None)
        if base:
            filename = os.path.join(os.path.dirname(base), filename)
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0))
    return _finish(runner, report)


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    return _results(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object; prints failures only, unless verbose."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)
