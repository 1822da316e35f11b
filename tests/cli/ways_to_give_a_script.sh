#!/bin/bash
# shellcheck disable=SC2034,SC2154
# A file with and without `run`, -c and standard input; arguments reach sys.argv untouched.
. "${BASH_SOURCE%/*}/lib.sh"

cat >script.py <<'PY'
import sys
print(sys.argv[1:], __name__)
PY
run "$gilbox" run script.py a --gil off -x
expect_status 0
expect_out "['a', '--gil', 'off', '-x'] __main__"
expect_silent
run "$gilbox" script.py a --help
expect_out "['a', '--help'] __main__"
run "$gilbox" run --gil off script.py
expect_out "[] __main__"
run "$gilbox" run -c 'import sys; print(sys.argv, 6 * 7)' x -y
expect_out "['-c', 'x', '-y'] 42"
run "$gilbox" run - one <script.py
expect_out "['one'] __main__"
run "$gilbox" run -c pass
expect_status 0
expect_out ""
expect_silent
run "$gilbox" run -c $'def f():\n  return 5\nprint(f())'
expect_out 5
: >empty.py
run "$gilbox" empty.py
expect_status 0
expect_out ""
printf 'print("no newline at the end")' >no_newline.py
run "$gilbox" no_newline.py
expect_out "no newline at the end"
printf 'print("crlf")\r\nif True:\r\n    print("lines")\r\n' >crlf.py
run "$gilbox" crlf.py
expect_out $'crlf\nlines'
printf '\xef\xbb\xbfprint("byte order mark")\n' >bom.py
run "$gilbox" bom.py
expect_out "byte order mark"
printf '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nprint("线程")\n' >coded.py
run "$gilbox" coded.py
expect_out "线程"
mkdir sub
echo 'value = "from the module beside the script"' >sub/beside.py
echo 'import beside; print(beside.value)' >sub/main.py
run "$gilbox" sub/main.py
expect_out "from the module beside the script"
mkdir program
echo 'import sys, part; print(part.value, __name__, sys.argv)' >program/__main__.py
echo 'value = "of a folder"' >program/part.py
run "$gilbox" program/ x
expect_out "of a folder __main__ ['program/', 'x']"
run "$gilbox" sub
expect_status 1
expect_err_has "can.t find '__main__' module in"
run "$gilbox" run -c 'print(input(), input())' <<<$'a\nb'
expect_out "a b"
finish
