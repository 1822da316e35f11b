# The import system: packages with and without __init__, the module cache, relative imports, sub-modules, __main__.
import importlib
import os
import sys
import tempfile

folder = tempfile.mkdtemp()
FILES = {
    "plain/__init__.py": "from .a import value\nfrom . import b\n__all__ = ['value', 'c']\nname = __name__\n",
    "plain/a.py": "value = 'of a'\nprint('running', __name__, __package__)\n",
    "plain/b.py": "from .a import value as v\nfrom .sub.deep import climb\n",
    "plain/c.py": "print('c is run')\n",
    "plain/sub/__init__.py": "",
    "plain/sub/deep.py": "from .. import a\nfrom ..a import value\ndef climb(): return a.value, value\n",
    "space/one.py": "x = 1\n",
    "space/inner/two.py": "from ..one import x\ny = x + 1\n",
    "broken.py": "1 / 0\n",
    "circle_a.py": "import circle_b\nx = 1\ndef f(): return circle_b.y\n",
    "circle_b.py": "import circle_a\ny = 2\ndef g(): return circle_a.x\n",
    "runs/__init__.py": "print('package runs')\n",
    "runs/__main__.py": "print('main of runs', __name__)\n",
    "lazy.py": "def __getattr__(name): return name.upper()\n",
    "beyond/__init__.py": "",
    "beyond/mod.py": "from ... import x\n",
    "stars.py": "_hidden = 1\nshown = 2\n",
    "stars_all.py": "__all__ = ['_hidden']\n_hidden = 'told'\nshown = 3\n",
}
for name, text in FILES.items():
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)
sys.path.insert(0, folder)

import plain
print(plain.value, plain.name, plain.b.v, plain.b.climb(), plain.__package__, os.path.basename(plain.__file__))
print(plain.sub.deep.__name__, sorted(m for m in sys.modules if m.startswith("plain")))
from plain import *
print("c" in dir(), value)
import plain.a as same
print(same is plain.a is sys.modules["plain.a"])
import space.inner.two
from space import one
print(space.inner.two.y, one.x, hasattr(space, "__file__") and space.__file__, list(space.__path__) == [os.path.join(folder, "space")])
for attempt in range(2):
    try:
        import broken
    except ZeroDivisionError as e:
        print("broken:", e, "broken" in sys.modules)
import circle_a
print(circle_a.f(), circle_a.circle_b.g())
from lazy import anything
print(anything)
for statement in ("import missing_module", "import plain.missing", "from plain import nothing", "import plain.a.b",
                  "from plain.sub import gone", "import beyond.mod", "from . import x", "from stars import _none"):
    try:
        exec(statement)
    except ImportError as e:
        print(statement, "->", type(e).__name__, str(e).replace(folder, "FOLDER"), e.name)
from stars import *
from stars_all import *
print(shown, _hidden)
one.x = 50
print(importlib.reload(one).x, importlib.import_module(".inner.two", "space").y)
sys.modules["invented"] = "any object"
import invented
print(invented)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
del sys.modules["plain.c"]
print(__import__("plain.sub.deep").__name__, __import__("plain.sub", fromlist=["deep"]).__name__)
import os.path
print(os.path is sys.modules["os.path"] or os.path.__name__)
if __name__ == "__main__":
    print("run as the main program", __spec__ is None, __package__)
import shutil
shutil.rmtree(folder)
