# exact-collection
# sys.unraisablehook gets what __del__, callbacks and functions at exit raise.
import atexit
import sys
import weakref

print(sys.unraisablehook is sys.__unraisablehook__)


class Noisy:
    def __del__(self):
        raise ValueError("boom")


def hook(args):
    print(type(args).__name__, args.exc_type, args.exc_value, args.err_msg, args.object.__qualname__,
          args.exc_traceback.tb_frame.f_code.co_name, len(args))


sys.unraisablehook = hook
noisy = Noisy()
del noisy


class Plain:
    pass


def callback(reference):
    1 / 0


plain = Plain()
reference = weakref.ref(plain, callback)
del plain


@atexit.register
def goodbye():
    raise KeyError("at exit")


def failing(args):
    raise RuntimeError("the hook itself")


sys.unraisablehook = failing
noisy = Noisy()
noisy = None
sys.unraisablehook = sys.__unraisablehook__
noisy = Noisy()
noisy = None
sys.unraisablehook = hook
