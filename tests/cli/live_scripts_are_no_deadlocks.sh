#!/bin/bash
# shellcheck disable=SC2034,SC2154
# tests/deadlocks: no live_* is taken for a deadlock.
. "${BASH_SOURCE%/*}/lib.sh"

for script in "$source_dir"/tests/deadlocks/live_*.py; do
  for mode in "--gil on" "--gil off" "--sim"; do
    # shellcheck disable=SC2086
    run timeout 20 "$gilbox" run $mode "$script"
    expect_status 0
    expect_silent
  done
done
finish
