#!/bin/bash
# shellcheck disable=SC2034,SC2154
# compare: a table of both runs, also as JSON; outputs that differ are said.
. "${BASH_SOURCE%/*}/lib.sh"

cat >same.py <<'PY'
import sys
import threading
t = threading.Thread(target=lambda: sum(range(1000)))
t.start()
t.join()
print("same", sys.argv[1:])
PY
run "$gilbox" compare --runs 2 same.py x --runs
expect_status 0
for word in "[Ww]all" "CPU" "[Ss]peed-?up" "[Ss]witch" "[Ww]ait" "[Mm]emory" "[Ee]xit"; do expect_out_has "$word"; done
run "$gilbox" compare --runs 1 --json same.py
expect_status 0
expect_out_has '^[[:space:]]*\{'
echo 'import sys; print("gil", sys._is_gil_enabled())' >differs.py
run "$gilbox" compare --runs 1 differs.py
expect_out_has 'differ'
expect_out_has 'gil True'
expect_out_has 'gil False'
run "$gilbox" compare --sim --cores 1,2 same.py
expect_status 0
# Orders of locks taken both ways are named, though nothing went wrong.
orders="$source_dir/tests/deadlocks/live_opposite_orders_one_after_the_other.py"
run "$gilbox" compare --runs 1 "$orders"
expect_out_has 'locks taken both ways \(GIL on\): Lock #[0-9]+ then Lock #[0-9]+ at line 5, Lock #[0-9]+ then Lock'
run "$gilbox" compare --sim --cores 1 --json "$orders"
expect_out_has '"lock_orders"'
run "$gilbox" compare --runs 1 "$source_dir/tests/deadlocks/live_lock_order_is_the_same.py"
! grep -q 'both ways' <<<"$out" || fail "named locks taken in one order"
run "$gilbox" compare --sim --cores x same.py
expect_status 2
finish
