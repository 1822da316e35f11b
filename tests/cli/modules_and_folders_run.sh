#!/bin/bash
# shellcheck disable=SC2034,SC2154
# -m MODULE and folders with a __main__.py, and the interpreter that a script starts itself. What is expected is what
# CPython 3.12 prints, but for the program's name in messages.
. "${BASH_SOURCE%/*}/lib.sh"

mkdir -p package/inner space
cat >package/__init__.py <<'PY'
"""A package."""
print(list(globals()))
print(__name__, repr(__package__), __doc__, len(__path__), __spec__.name, type(__builtins__).__name__)
PY
cat >package/part.py <<'PY'
value = 1
PY
cat >package/inner/__init__.py <<'PY'
PY
cat >package/__main__.py <<'PY'
import sys
from . import part
from .part import value
print(list(globals()))
print(__name__, repr(__package__), __spec__.name, type(__loader__).__name__, __file__ == sys.argv[0], sys.argv[1:])
sys.exit(4)
PY
cat >single.py <<'PY'
import sys
print(__name__, repr(__package__), __spec__.name, __file__ == sys.argv[0], sys.path[0] == __import__("os").getcwd())
PY
echo 'print(__name__, repr(__package__), __spec__.parent)' >space/inside.py
cat >script.py <<'PY'
import space, space.inside, single
print(list(globals())[:9])
print(__package__, type(__loader__).__name__, __spec__, __cached__, __annotations__)
print(repr(space).replace(__file__[:-9], ""), space.__file__, type(space.__loader__).__name__, list(vars(space)))
print(list(vars(single))[:8])
PY
package_says="['__name__', '__doc__', '__package__', '__loader__', '__spec__', '__path__', '__file__', '__cached__', '__builtins__']
package 'package' A package. 1 package dict"
main_names="['__name__', '__doc__', '__package__', '__loader__', '__spec__', '__annotations__', '__builtins__', '__file__', '__cached__'"

for mode in "--gil on" "--gil off" "--sim"; do
  # shellcheck disable=SC2086
  gilbox_run() { run "$gilbox" run $mode "$@"; }
  gilbox_run -m package one -x
  expect_status 4
  expect_out "$package_says
$main_names, 'sys', 'part', 'value']
__main__ 'package' package.__main__ SourceFileLoader True ['one', '-x']"
  gilbox_run -msingle
  expect_out "__main__ '' single True True"
  gilbox_run -m space.inside
  expect_out "__main__ 'space' space"
  gilbox_run package
  expect_status 1
  expect_err_has '^ImportError: attempted relative import with no known parent package$'
  gilbox_run script.py
  expect_out "space.inside 'space' space
single '' single False True
$main_names]
None SourceFileLoader None None {}
<module 'space' (namespace) from ['space']> None NamespaceLoader ['__name__', '__doc__', '__package__', '__loader__', '__spec__', '__file__', '__path__', 'inside']
['__name__', '__doc__', '__package__', '__loader__', '__spec__', '__file__', '__cached__', '__builtins__']"
done

refuse() {
  run "$gilbox" run -m "$1"
  expect_status 1
  expect_err "gilbox: $2"
}
refuse nothing 'No module named nothing'
refuse package.nothing 'No module named package.nothing'
refuse package.inner "No module named package.inner.__main__; 'package.inner' is a package and cannot be directly executed"
refuse space "No module named space.__main__; 'space' is a package and cannot be directly executed"
refuse math 'No code object available for math'
refuse .part 'Relative module names not supported'
refuse random "gilbox does not support running the library's module random"
run "$gilbox" run -m
expect_status 2
run "$gilbox" run space
expect_status 1
expect_err_has "^gilbox: can't find '__main__' module in '.*/space'$"

run "$gilbox" compare --runs 1 -m single
expect_status 0
run "$gilbox" -m json.tool --compact <<<'{"a": [1, 2]}'
expect_out '{"a":[1,2]}'
run "$gilbox" -m timeit -n 2 -r 1 -u sec pass
expect_out_has '^2 loops, best of 1: .* sec per loop$'
cat >at_once.py <<'PY'
import os, subprocess, sys
waits = 'print("hi", end=""); input()'
for flags, more in ((["-u"], {}), (["-B"], {"PYTHONUNBUFFERED": "1"})):
    with subprocess.Popen([sys.executable, *flags, "-c", waits], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          env=os.environ | more) as child:
        print(child.stdout.read(2).decode())
        child.communicate(b"\n")
PY
run "$gilbox" run --timeout 20 at_once.py
expect_out 'hi
hi'

cat >test_sums.py <<'PY'
import unittest
class Sums(unittest.TestCase):
    def test_right(self): self.assertEqual(1 + 1, 2)
    def test_wrong(self): self.assertEqual(1 + 1, 3)
PY
for arguments in test_sums test_sums.py "" discover "discover -s . -p test_*.py"; do
  # shellcheck disable=SC2086
  run "$gilbox" -m unittest $arguments
  expect_status 1
  expect_err_has '^FAILED \(failures=1\)$'
done
run "$gilbox" -m unittest -v test_sums.Sums.test_right
expect_err_has '^test_right \(test_sums.Sums.test_right\) ... ok$'

cat >starts.py <<'PY'
import subprocess, sys
for words in (["-m", "package", "-u"], ["-u", "-m", "single"], ["-B", "-c", "import sys; print(sys.argv)", "-m"]):
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True)
    print(done.returncode, done.stdout.splitlines()[-1], done.stderr)
PY
run "$gilbox" starts.py
expect_status 0
expect_out_has "^0 __main__ '' single True True $"
expect_out_has "^4 __main__ 'package' package.__main__ SourceFileLoader True \['-u'\] $"
expect_out_has "^0 \['-c', '-m'\] $"

# What CPython keeps in files of their own is hidden by a script's own file of that name; what the library needs of it
# is not, where CPython's library has it in C.
mkdir hides
for name in math operator bisect binascii zlib cmath; do echo "print('own', __name__)" >hides/$name.py; done
cat >hides/script.py <<'PY'
import datetime, decimal, queue, signal, unicodedata, zoneinfo
print(datetime.timedelta(days=1.5), decimal.Decimal("1.5").sqrt().quantize(decimal.Decimal("0.01")), unicodedata.name("a"))
import math, operator, bisect, binascii, zlib, cmath, time, itertools
print(hasattr(math, "pi"), hasattr(operator, "add"), hasattr(itertools, "count"))
PY
run "$gilbox" hides/script.py
expect_status 0
expect_out "1 day, 12:00:00 1.22 LATIN SMALL LETTER A
own math
own operator
own bisect
own binascii
own zlib
own cmath
False False True"
finish
