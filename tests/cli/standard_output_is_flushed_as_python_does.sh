#!/bin/bash
# shellcheck disable=SC2034,SC2154
# Text reaches a pipe at the end or at flush, in order with standard error's; a closed pipe is no crash, a closed stream None.
. "${BASH_SOURCE%/*}/lib.sh"

run "$gilbox" run -c $'import sys\nprint("a", end="")\nsys.stdout.write("b")\nprint("c", file=sys.stderr)\nprint("d")'
expect_out abd
expect_err c
run bash -c "'$gilbox' run -c 'for i in range(100000): print(i)' | head -n 1"
expect_out 0
run bash -c "'$gilbox' run -c 'for i in range(100000): print(i)' | tail -n 1"
expect_out 99999
run "$gilbox" run -c $'import threading\ndef w():\n  for i in range(1000): print("x" * 50)\nts = [threading.Thread(target=w) for _ in range(4)]\nfor t in ts: t.start()\nfor t in ts: t.join()'
[ "$(wc -l <"$temporary/.out")" = 4000 ] || fail "expected 4000 lines"
run bash -c "'$gilbox' run -c $'print(1)\\n1/0' 2>&1 | head -n 2 | tr '\\n' ' '"
expect_out '1 Traceback (most recent call last): '
run bash -c "'$gilbox' run -c $'import sys\\nprint(1)\\nprint(sys.stdout, file=sys.stderr)' >&-"
expect_err None
if [ -e /dev/full ]; then
  last="write to /dev/full"
  "$gilbox" run -c 'print("x")' >/dev/full 2>"$temporary/.err"
  status=$?
  out=
  err=$(<"$temporary/.err")
  [ "$status" != 0 ] || fail "expected a status that tells of the lost output"
  expect_err_has 'No space left'
fi
finish
