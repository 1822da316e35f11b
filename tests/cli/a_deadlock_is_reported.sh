#!/bin/bash
# shellcheck disable=SC2034,SC2154
# Case 13: instead of hanging, the program names the threads and locks of the cycle and ends with status 1.
. "${BASH_SOURCE%/*}/lib.sh"

deadlock=$source_dir/scripts/cases/13_deadlock.py
for mode in "--gil on" "--gil off" "--sim"; do
  # shellcheck disable=SC2086
  run timeout 30 "$gilbox" run $mode "$deadlock"
  expect_status 1
  expect_err_has '[Dd]eadlock'
  expect_err_has artist
  expect_err_has tailor
  expect_err_has 'Lock'
  expect_out_has '^main waits for both$'
done
run "$gilbox" run --deadlock wait --timeout 2 "$deadlock"
expect_status 124
run timeout 30 "$gilbox" run -c $'import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()'
expect_status 1
expect_err_has '[Dd]eadlock'
run timeout 30 "$gilbox" run -c $'import threading\nthreading.Event().wait()'
expect_status 1
expect_err_has '[Dd]eadlock'
# A wait that somebody's sleep or timeout will end is none.
run timeout 30 "$gilbox" run -c $'import threading, time\ne = threading.Event()\nthreading.Timer(0.3, e.set).start()\nprint(e.wait())'
expect_status 0
expect_out True
run timeout 30 "$gilbox" run -c $'import threading\nl = threading.Lock()\nl.acquire()\nprint(l.acquire(timeout=0.2))'
expect_out False
finish
