#!/bin/bash
# shellcheck disable=SC2034,SC2154
# --timeout SECONDS ends loops, sleeps, waits and their threads with status 124 and says so.
. "${BASH_SOURCE%/*}/lib.sh"

ends() {
  local start=$SECONDS
  run "$gilbox" run "$@"
  expect_status 124
  expect_err_has '[Tt]ime'
  [ $((SECONDS - start)) -le 20 ] || fail "took $((SECONDS - start)) s"
}
for mode in "--gil on" "--gil off"; do
  # shellcheck disable=SC2086
  {
    ends $mode --timeout 0.3 -c 'while True: pass'
    ends $mode --timeout 0.3 -c 'import time; time.sleep(100)'
    ends $mode --timeout 0.3 -c $'import threading\nl = threading.Lock()\nl.acquire()\nl.acquire(timeout=100)'
    ends $mode --timeout 0.3 -c $'import threading\ndef f():\n  while True: pass\nfor i in range(3): threading.Thread(target=f).start()'
    ends $mode --timeout 0.3 -c $'while True:\n  try:\n    while True: pass\n  except BaseException: pass'
  }
done
ends --sim --timeout 0.3 -c 'while True: pass'
run "$gilbox" run --timeout 0.5 -c 'import time
print("first", flush=True)
time.sleep(50)'
expect_status 124
expect_out first
run "$gilbox" run --timeout 60 -c 'print("in time")'
expect_status 0
expect_out "in time"
expect_silent
finish
