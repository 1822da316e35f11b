#!/bin/bash
# shellcheck disable=SC2034,SC2154
# Case 11: what is lost with the GIL and without, and that a lock makes it exact.
. "${BASH_SOURCE%/*}/lib.sh"

lost() { sed -nE "s/^$1 +expected .*, lost ([0-9.]+) %\$/\1/p" <<<"$out"; }
is_zero() { [ "$1" = 0.0 ]; }
shared=$source_dir/scripts/cases/11_shared_variable.py

run "$gilbox" run --switch-interval 0.00001 "$shared" 4 500000
expect_status 0
is_zero "$(lost 'counter \+= 1')" || fail "counter += 1 lost updates under the GIL"
! is_zero "$(lost 'counter = one\(counter\)')" || fail "counter = one(counter) lost nothing at 10 us"
run "$gilbox" run --sim --seed 3 --switch-interval 0.00001 "$shared" 4 100000
is_zero "$(lost 'counter \+= 1')" || fail "counter += 1 lost updates under the simulated GIL"
! is_zero "$(lost 'counter = one\(counter\)')" || fail "counter = one(counter) lost nothing when simulated"
if [ "$(nproc)" -gt 1 ]; then
  run "$gilbox" run --gil off "$shared" 4 500000
  expect_status 0
  ! is_zero "$(lost 'counter \+= 1')" || fail "counter += 1 lost nothing without the GIL"
fi
for mode in "--gil on --switch-interval 0.00001" "--gil off" "--sim --switch-interval 0.00001" "--sim --gil off --cores 4"; do
  # shellcheck disable=SC2086
  run "$gilbox" run $mode "$source_dir/scripts/cases/12_lock.py" 4 20000
  expect_status 0
  expect_out_has '^with lock: +expected 80000, got 80000$'
  expect_out_has '^acquire\(\) and release\(\) +expected 80000, got 80000$'
done
finish
