#!/bin/bash
# shellcheck disable=SC2034,SC2154
# What the compiler does not know yet is refused before anything runs, naming the construct and its line.
. "${BASH_SOURCE%/*}/lib.sh"

refused() {
  printf 'print("never")\n\n%s\n' "$2" >refused.py
  run "$gilbox" run refused.py
  # When the construct has come to be supported, it prints and this test has nothing to say.
  [ "$out" = never ] && return
  expect_status 1
  expect_out ""
  expect_err_has "line $1"
  expect_no_traceback
}
refused 3 $'async def f():\n    pass'
refused 3 $'match 5:\n    case 5:\n        pass'
refused 4 $'def f():\n    x: int = 5\n    return x'
refused 3 $'@staticmethod\ndef f():\n    pass'
refused 5 $'try:\n    pass\nexcept* ValueError:\n    pass'
refused 3 $'class A(metaclass=type):\n    pass'
run "$gilbox" run -c 'import asyncio_that_is_not_there'
expect_status 1
expect_err_has "ModuleNotFoundError: No module named 'asyncio_that_is_not_there'"
finish
