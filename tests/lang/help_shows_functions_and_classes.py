# help() of functions, methods and classes of a script, as pydoc prints it.
def add(a, b=2, *args, c: int = 3, **kw) -> int:
    """Adds two numbers.

    More text
      indented.
    """
    return a + b
class Base:
    """A base class.

    With text."""
    kind = "base"
    def __init__(self, x, y=1):
        self.x = x
    def hello(self):
        "Says hello."
        return "hi"
    def _private(self): pass
    @property
    def size(self):
        """The size."""
        return 1
    @property
    def both(self): return 1
    @both.setter
    def both(self, v): pass
    @classmethod
    def make(cls, n): "Makes."
    @staticmethod
    def stat(q): pass
    def __repr__(self): return 'B'
    def __len__(self): return 1
class Derived(Base):
    extra = [1,2,3]
    def hello(self): return "other"
    def more(self, z): "More."
class Empty: pass
class Ann:
    a: int = 3
    b: str
    def __eq__(self, o): return True
help(add); help(Base); help(Derived); help(Empty); help(Ann); help(Base(1).hello); help(lambda x: x)
