#!/bin/bash
# shellcheck disable=SC2034,SC2154
# lab: the list, the ways to ask, and the outcome of experiments within bounds, in simulated time.
. "${BASH_SOURCE%/*}/lib.sh"
. "$source_dir/tests/cli/labs_lib.sh"

run "$gilbox" lab
expect_status 0
for lab in "$labs"/*.py; do
  name=${lab##*/}
  expect_out_has "^${name%.py} "
  for word in title predict run why; do grep -q "^# $word: " "$lab" || fail "$name has no '# $word:'"; done
done
run "$gilbox" lab --json
expect_out_has '"predict"'
run "$gilbox" lab nonsense
expect_status 2
run "$gilbox" lab countdown
expect_status 0
expect_out_has 'two threads / sequence'
expect_out_has '^Why: '
run "$gilbox" lab --json countdown
expect_out_has '"outcome"'
run "$gilbox" lab --show countdown
expect_out_has '^def countdown'

value countdown '--sim --rules 2.7' sequence:; expect 1.2 2
value countdown '--sim --rules 3.12' sequence:; expect 0.92 1.05
value countdown '--sim --rules 3.14t --cores 2' sequence:; expect 0.45 0.6

for rules in 2.7 3.9; do
  value lost_updates "--sim --rules $rules" plus_equals:; expect 5 100
  value lost_updates "--sim --rules $rules" three_statements:; expect 5 100
done
for rules in 3.10 3.12; do
  value lost_updates "--sim --rules $rules" plus_equals:; expect 0 0
  value lost_updates "--sim --rules $rules" through_a_call:; expect 5 100
  value lost_updates "--sim --rules $rules" three_statements:; expect 0 0
done
value lost_updates '--sim --rules 3.14t --cores 4' plus_equals:; expect 5 100

value hold_lengths '--sim' 'interval 5 ms: median hold'; expect 4.9 5.3
value hold_lengths '--sim' 'interval 1 ms: median hold'; expect 0.9 1.2
value hold_lengths '--sim' 'interval 0.1 ms: median hold'; expect 0.08 0.2

value pool '--sim --rules 3.12' computing:; expect 0.9 1.05
value pool '--sim --rules 3.12' sleeping:; expect 3.5 4.2
value pool '--sim --rules 3.14t --cores 4' computing:; expect 3 4.2

run "$gilbox" run --sim --deadlock wait "$labs/deadlock.py"
expect_out $'one order: ends\nopposite orders: hangs'
run "$gilbox" run --sim "$labs/deadlock.py"
expect_status 1
expect_err_has 'gilbox: deadlock'

finish
