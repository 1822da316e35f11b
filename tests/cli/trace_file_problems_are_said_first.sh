#!/bin/bash
# shellcheck disable=SC2034,SC2154
# A trace that cannot be written is said before the script runs; a failed run leaves its trace.
. "${BASH_SOURCE%/*}/lib.sh"

run "$gilbox" run --trace no_such_dir/trace.json -c 'print("never")'
expect_status 2
expect_out ""
expect_err_has 'no_such_dir/trace\.json'
expect_short_error
mkdir d
run "$gilbox" run --trace d -c 'print("never")'
expect_status 2
expect_out ""
whole_json() { [ -s "$1" ] && [ "$(head -c 1 "$1")" = "{" ] && [ "$(tail -c 2 "$1" | tr -d '\n ')" = "}" ]; }
run "$gilbox" run --trace ok.json -c 'print("fine")'
expect_status 0
expect_out fine
whole_json ok.json || fail "no whole trace of a run that went well"
run "$gilbox" run --trace failed.json -c '1 / 0'
expect_status 1
whole_json failed.json || fail "no whole trace of a run that failed"
run "$gilbox" run --trace late.json --timeout 0.3 -c 'while True: pass'
expect_status 124
whole_json late.json || fail "no whole trace of a run that timed out"
run "$gilbox" run --trace dead.json -c $'import threading\nthreading.Event().wait()'
expect_status 1
whole_json dead.json || fail "no whole trace of a deadlock"
run "$gilbox" run --trace exit.json -c 'import sys; sys.exit(4)'
expect_status 4
whole_json exit.json || fail "no whole trace of sys.exit"
finish
