# What passes, what fails and how it is reported, options, and the parser.
import doctest


def good(x):
    """
    >>> good(1)
    2
    >>> good("a")
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> [good(1),    good(2)]   # doctest: +NORMALIZE_WHITESPACE
    [2,
     3]
    >>> list(range(100))   # doctest: +ELLIPSIS
    [0, 1, ..., 99]
    >>> undefined   # doctest: +SKIP
    >>> int("x")   # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: something else
    """
    return x + 1


def bad():
    """
    >>> 1 + 1
    3
    >>> None
    5
    >>> 7
    >>> print("a\\nb\\nc\\nd")
    a
    b
    x
    d
    """


class Shape:
    """
    >>> Shape().area
    4
    """

    @property
    def area(self):
        """
        >>> Shape().area + 1
        5
        """
        return 4

    @staticmethod
    def unit():
        """
        >>> Shape.unit()
        1
        """
        return 1


def report(flags=0, verbose=False):
    runner = doctest.DocTestRunner(verbose=verbose, optionflags=flags)
    tests = doctest.DocTestFinder().find(bad, "bad", module=False, globs={})
    said = []
    print(runner.run(tests[0], out=said.append))
    print("".join(said))


report()
report(doctest.REPORT_UDIFF)
report(doctest.REPORT_CDIFF)
report(doctest.REPORT_NDIFF)
report(doctest.REPORT_ONLY_FIRST_FAILURE)
report(doctest.FAIL_FAST, verbose=True)
for found in doctest.DocTestFinder().find(Shape, "Shape"):
    print(found.name, len(found.examples), doctest.DocTestRunner(verbose=False).run(found))
doctest.run_docstring_examples(good, {"good": good}, verbose=False)
print([(e.source, e.want, e.lineno, e.indent) for e in doctest.DocTestParser().get_examples("text\n  >>> x = 1\n  >>> x\n  1\n\nmore")])
for text in (">>>x\n", ">>> x # doctest: +NOPE\n", "  >>> 1\n 1\n"):
    try:
        doctest.DocTestParser().get_examples(text, "some")
    except ValueError as error:
        print(error)
try:
    doctest.testmod(3)
except TypeError as error:
    print(error)
print(doctest.TestResults(1, 2))
