#!/bin/bash
# shellcheck disable=SC2034,SC2154
# The script's own status, 1 for an uncaught exception, 2 for bad usage, 124 for a timeout, in every mode.
. "${BASH_SOURCE%/*}/lib.sh"

for mode in "--gil on" "--gil off" "--sim"; do
  check() {
    # shellcheck disable=SC2086
    run "$gilbox" run $mode -c "$2"
    expect_status "$1"
  }
  check 0 'pass'
  check 1 '1 / 0'
  expect_err_has '^ZeroDivisionError: division by zero$'
  check 0 'import sys; sys.exit()'
  check 0 'import sys; sys.exit(0)'
  check 5 'import sys; sys.exit(5)'
  check 1 'import sys; sys.exit("text")'
  expect_err text
  check 255 'import sys; sys.exit(-1)'
  check 1 'def f(:'
  check 1 'raise MemoryError'
  check 0 $'import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()'
  expect_err_has 'Exception in thread Thread-1 \(<lambda>\):'
  check 3 $'import sys, threading\nthreading.Thread(target=lambda: None).start()\nsys.exit(3)'
done
finish
