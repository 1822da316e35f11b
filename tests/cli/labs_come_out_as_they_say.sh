#!/bin/bash
# shellcheck disable=SC2034,SC2154
# lab: the list, the ways to ask, and the outcome of each experiment within bounds, in simulated time.
. "${BASH_SOURCE%/*}/lib.sh"

labs=$source_dir/scripts/labs
# value LAB OPTIONS PATTERN: the first number behind what matches PATTERN in the lab's output.
value() {
  # shellcheck disable=SC2086
  run timeout 100 "$gilbox" run $2 "$labs/$1.py"
  number=$(sed -nE "s/.*$3[^0-9]*(-?[0-9]+(\.[0-9]+)?).*/\1/p" <<<"$out" | head -1)
}
# expect LEAST MOST: the number lies there.
expect() {
  awk -v n="${number:-none}" -v a="$1" -v b="$2" 'BEGIN { exit !(n != "none" && n + 0 >= a && n + 0 <= b) }' ||
    fail "expected $1 to $2, not '${number:-nothing}'"
}

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

for rules in 3.9 3.12; do
  value sleeper "--sim --rules $rules" 'beside 1: median'; expect 4.7 5.7
  value sleeper "--sim --rules $rules --switch-interval 0.02" 'beside 1: median'; expect 18.3 22.3
  value sleeper "--sim --rules $rules --switch-interval 0.001" 'beside 1: median'; expect 1.08 1.32
done
value sleeper '--sim --rules 2.7' 'beside 1: median'; expect 0 0.3
value sleeper '--sim --rules 3.14t --cores 8' 'beside 1: median'; expect 0 0.3
value sleeper '--sim --rules 3.12' 'beside 4: median'; expect 10 40
value sleeper '--sim --policy priority' 'beside 4: median [0-9.]* ms, 95th percentile'; expect 0 1

value hold_lengths '--sim' 'interval 5 ms: median hold'; expect 4.9 5.3
value hold_lengths '--sim' 'interval 1 ms: median hold'; expect 0.9 1.2
value hold_lengths '--sim' 'interval 0.1 ms: median hold'; expect 0.08 0.2

value fairness '--sim --policy fifo --switch-interval 0.00005' 'of the mean:'; expect 8 8
value fairness '--sim --rules 3.14t --cores 8' 'of the mean:'; expect 8 8

value containers '--sim --rules 3.12' 'L.append.x.:'; expect 0 0
value containers '--sim --rules 3.14t --cores 4' 'L.append.x.:'; expect 0 0
value containers '--sim --rules 3.14t --cores 4' 'D.k. = v:'; expect 0 0
value containers '--sim --rules 3.9' 'D.k. [+]= 1:'; expect 5 100

value pool '--sim --rules 3.12' computing:; expect 0.9 1.05
value pool '--sim --rules 3.12' sleeping:; expect 3.5 4.2
value pool '--sim --rules 3.14t --cores 4' computing:; expect 3 4.2

run "$gilbox" run --sim --deadlock wait "$labs/deadlock.py"
expect_out $'one order: ends\nopposite orders: hangs'
run "$gilbox" run --sim "$labs/deadlock.py"
expect_status 1
expect_err_has 'gilbox: deadlock'

run timeout 60 "$gilbox" run --rules 3.12 "$labs/convoy.py"
expect_status 0
expect_out_has 'alone / beside a spinning thread: [0-9]+'
finish
