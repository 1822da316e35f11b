import io
import sys
import traceback


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as e:
        raise ValueError("outer failed") from e


def name(text):
    return "\n".join(line.split('File "')[0] + 'File "' + line.rsplit("/", 1)[-1] if 'File "' in line else line for line in text.split("\n"))


try:
    outer()
except ValueError:
    text = traceback.format_exc()
    print(name(text))
    f = io.StringIO()
    traceback.print_exc(file=f)
    print(f.getvalue() == text)
    print(name(traceback.format_exc(chain=False)))
    print(name(traceback.format_exc(limit=1)))
try:
    inner(0)
except ZeroDivisionError as e:
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print(name("".join(traceback.format_exception(e))))
    print(name("".join(traceback.format_exception(type(e), e, e.__traceback__))))
    print(name("".join(traceback.format_tb(e.__traceback__))))
    for frame in traceback.extract_tb(e.__traceback__):
        print(frame.lineno, frame.name, frame.line, frame.filename.rsplit("/")[-1])
        a, b, c, d = frame
        print(b, c, d, frame[2], len(frame))
    te = traceback.TracebackException.from_exception(e)
    print(te, te.exc_type, len(te.stack), name("".join(te.format())))
    print(list(te.format_exception_only()))


def rec(n):
    return rec(n - 1) if n else 1 / 0


try:
    rec(8)
except ZeroDivisionError:
    print(name(traceback.format_exc()))
try:
    try:
        {}["k"]
    except KeyError:
        undefined_name
except NameError as e:
    e.add_note("a note\nof two lines")
    print(name(traceback.format_exc()))
try:
    raise KeyError("x") from None
except KeyError as e:
    print(name(traceback.format_exc()), e.__suppress_context__)


class Custom(Exception):
    def __str__(self):
        return "custom text"


try:
    raise Custom
except Custom as e:
    print(traceback.format_exception_only(e))
print(traceback.format_exc())
print(traceback.format_list([("f.py", 3, "g", "x = 1"), ("h.py", 4, "<module>", None)]))
