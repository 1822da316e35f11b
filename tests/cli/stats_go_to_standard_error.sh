#!/bin/bash
# shellcheck disable=SC2034,SC2154
# --stats prints a line for each thread at the end, on standard error.
. "${BASH_SOURCE%/*}/lib.sh"

for mode in "--gil on" "--gil off" "--sim"; do
  # shellcheck disable=SC2086
  run "$gilbox" run $mode --stats -c $'import threading\nt = threading.Thread(target=lambda: print("out"), name="painter")\nt.start()\nt.join()'
  expect_status 0
  expect_out out
  expect_err_has MainThread
  expect_err_has painter
done
finish
