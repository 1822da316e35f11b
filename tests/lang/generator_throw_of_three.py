# The old form of throw() warns.
import warnings


def echo():
    try:
        yield 1
    except ValueError as error:
        yield repr(error)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    it = echo()
    next(it)
    print(it.throw(ValueError, "text"))
    it = echo()
    next(it)
    print(it.throw(ValueError, ValueError("made"), None))
    it = echo()
    next(it)
    print(it.throw(ValueError("alone")))
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)
