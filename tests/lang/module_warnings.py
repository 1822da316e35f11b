import sys
import warnings

sys.stderr = sys.stdout


def name(message, category, filename, lineno, line=None):
    return "%s:%d: %s: %s\n" % (filename.rsplit("/", 1)[-1], lineno, category.__name__, message)


warnings.formatwarning = name


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


warnings.warn("first")
warnings.warn("runtime", RuntimeWarning)
old()
for i in range(3):
    warnings.warn("repeated")
for i in range(2):
    warnings.warn("loop %d" % i, UserWarning)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("hidden")
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("a")
    warnings.warn("b", SyntaxWarning)
    old()
    print(len(log), [(str(w.message), w.category.__name__, w.lineno > 0) for w in log], type(log[0].message))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as error", FutureWarning)
    except FutureWarning as e:
        print("raised", repr(e))
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="ign.*", category=UserWarning)
    warnings.warn("ignored one")
    warnings.warn("not ignored")
with warnings.catch_warnings():
    warnings.simplefilter("once")
    for i in range(2):
        warnings.warn("only once")
    warnings.warn("only once")


class MyWarning(UserWarning):
    pass


warnings.warn(MyWarning("instance"))
warnings.warn("pending", PendingDeprecationWarning)
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("nope")):
    try:
        bad()
    except (TypeError, AssertionError) as e:
        print(type(e).__name__, e)
warnings.showwarning = lambda *args, **kw: print("shown", args[0], args[1].__name__)
warnings.warn("via show")
