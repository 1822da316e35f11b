#!/bin/bash
# shellcheck disable=SC2034,SC2154
# Every command explains itself; wrong use ends with status 2 and a hint.
. "${BASH_SOURCE%/*}/lib.sh"

run "$gilbox" --help
expect_status 0
for word in run compare dis; do expect_out_has "$word"; done
expect_silent
for command in run compare dis; do
  run "$gilbox" $command --help
  expect_status 0
  expect_out_has "[Ee]xamples?:"
  expect_out_has "gilbox $command"
done
run "$gilbox" run --help
for option in --gil --switch-interval --sim --seed --cores --trace --stats --timeout -c; do
  expect_out_has "(^|[ ,])$option"
done
run "$gilbox" --version
expect_status 0
expect_out_has '^gilbox [0-9]+\.[0-9]+\.[0-9]+'

for wrong in "run" "run --no-such-option x.py" "run --gil maybe -c pass" "run --switch-interval abc -c pass" \
  "run --switch-interval -1 -c pass" "run --timeout x -c pass" "run --seed x --sim -c pass" \
  "run --cores 0 --sim -c pass" "compare" "compare --runs 0 x.py" "dis"; do
  # shellcheck disable=SC2086
  run "$gilbox" $wrong
  expect_status 2
  [ -z "$out" ] || fail "expected nothing on standard output"
  [ -n "$err" ] || fail "expected a message"
  expect_no_traceback
done
finish
