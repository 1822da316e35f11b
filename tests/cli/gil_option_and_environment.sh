#!/bin/bash
# shellcheck disable=SC2034,SC2154
# --gil wins over PYTHON_GIL, which wins over the default; sys tells the script which it is.
. "${BASH_SOURCE%/*}/lib.sh"

ask='import sys; print(sys._is_gil_enabled())'
run "$gilbox" run -c "$ask"
expect_out True
run "$gilbox" run --gil off -c "$ask"
expect_out False
run "$gilbox" run --gil on -c "$ask"
expect_out True
run env PYTHON_GIL=0 "$gilbox" run -c "$ask"
expect_out False
run env PYTHON_GIL=1 "$gilbox" run -c "$ask"
expect_out True
run env PYTHON_GIL=0 "$gilbox" run --gil on -c "$ask"
expect_out True
run env PYTHON_GIL=1 "$gilbox" run --gil off -c "$ask"
expect_out False
run env PYTHON_GIL= "$gilbox" run -c "$ask"
expect_out True
run env PYTHON_GIL=maybe "$gilbox" run -c "$ask"
[ "$status" != 0 ] || fail "expected a wrong PYTHON_GIL to be refused"
expect_err_has PYTHON_GIL
interval='import sys; print(sys.getswitchinterval())'
run "$gilbox" run -c "$interval"
expect_out 0.005
run "$gilbox" run --switch-interval 0.02 -c "$interval"
expect_out 0.02
finish
