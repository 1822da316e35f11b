import inspect
import functools
from typing import List, Optional


def f(a, b=2, /, c: int = 3, *args: str, d, e: Optional[int] = None, **kw) -> List[int]:
    """Doc of f.

        indented
    """
    return []


class Base:
    def method(self, x):
        """Base doc."""


class C(Base):
    """Class doc."""

    attr = 5

    def __init__(self, x, *, y=1):
        self.x = x

    def method(self, x, y=0):
        return x

    @classmethod
    def cm(cls, q):
        pass

    @staticmethod
    def sm(z):
        pass

    @property
    def prop(self):
        return 1


sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.return_annotation, sig.parameters["c"].default, sig.parameters["c"].annotation, sig.parameters["args"].kind, sig.parameters["d"].kind.name, repr(sig.parameters["b"]), sig.parameters["a"].default is inspect.Parameter.empty)
print(inspect.signature(C), inspect.signature(C(1).method), inspect.signature(C.method), inspect.signature(C.cm), inspect.signature(C.sm), inspect.signature(lambda: 0), inspect.signature(functools.partial(f, 1, d=4)), inspect.signature(lambda x, *, y: 0))


@functools.wraps(f)
def wrapper(*args, **kwargs):
    return f(*args, **kwargs)


print(inspect.signature(wrapper), inspect.unwrap(wrapper) is f)
b = sig.bind(1, 2, 3, "x", d=5, z=9)
print(b, b.args, b.kwargs, b.arguments)
b = inspect.signature(lambda a, b=2, *c: 0).bind(1)
b.apply_defaults()
print(b.arguments)
for bad in (lambda: sig.bind(), lambda: sig.bind(1, d=1, a=3), lambda: inspect.signature(lambda a: 0).bind(1, 2), lambda: inspect.signature(3), lambda: inspect.signature(lambda a: 0).bind(q=1)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(inspect.getdoc(f), "|", inspect.getdoc(C), "|", inspect.getdoc(C.method), "|", inspect.getdoc(C(1).method), "|", inspect.cleandoc("  a\n    b\n"))
print(inspect.isfunction(f), inspect.isfunction(len), inspect.isbuiltin(len), inspect.ismethod(C(1).method), inspect.ismethod(C.method), inspect.isclass(C), inspect.isclass(C(1)), inspect.ismodule(inspect), inspect.isgeneratorfunction(f), inspect.isroutine(C.method), inspect.isabstract(C), inspect.isgenerator((i for i in ())), callable(C))
print([n for n, v in inspect.getmembers(C, inspect.isfunction)], [n for n, v in inspect.getmembers(C(1)) if not n.startswith("__")], inspect.getmro(C))
print(inspect.getfullargspec(f))
print(inspect.getsource(C.method))
print(inspect.getsource(Base))
print(inspect.getsource(f).count("\n"), inspect.getsourcelines(wrapper)[1], inspect.getfile(C).endswith("module_inspect.py"), inspect.getmodule(C).__name__)


def gen():
    yield 1


print(inspect.isgeneratorfunction(gen), inspect.getattr_static(C, "attr"), inspect.getcallargs(C.sm, 3), inspect.get_annotations(f)["c"])
p = inspect.Parameter("x", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=3)
print(p, inspect.Signature([p]), sig == inspect.signature(f), p.replace(name="y"))
