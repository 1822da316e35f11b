#!/bin/bash
# shellcheck disable=SC2034,SC2154
# tests/deadlocks: every dead_* is reported with what its "# expect:" lines say. Also raise and wait, lock orders.
. "${BASH_SOURCE%/*}/lib.sh"

for script in "$source_dir"/tests/deadlocks/dead_*.py; do
  for mode in "--gil on" "--gil off" "--sim"; do
    # shellcheck disable=SC2086
    run timeout 20 "$gilbox" run $mode "$script"
    expect_status 1
    expect_err_has 'gilbox: deadlock'
    while IFS= read -r line; do expect_err_has "${line#"# expect: "}"; done < <(grep '^# expect: ' "$script")
  done
done

cat >raise.py <<'PY'
import threading

a, b = threading.Lock(), threading.Lock()
barrier = threading.Barrier(2)


def work(first, second):
    with first:
        barrier.wait()
        try:
            with second:
                print("both")
        except RuntimeError as error:
            print(str(error).split(":")[0])


threads = [threading.Thread(target=work, args=p) for p in ((a, b), (b, a))]
for t in threads:
    t.start()
for t in threads:
    t.join()
PY
for mode in "--gil on" "--gil off" "--sim"; do
  # shellcheck disable=SC2086
  run timeout 20 "$gilbox" run $mode --deadlock raise raise.py
  expect_status 0
  expect_out $'deadlock\nboth'
done
run timeout 20 "$gilbox" run --deadlock raise -c $'import threading\nthreading.Event().wait()'
expect_status 1
expect_err_has 'RuntimeError: deadlock: .*Event #[0-9]+, which nobody is left to set'
run "$gilbox" run --deadlock wait --timeout 0.5 "$source_dir/tests/deadlocks/dead_lock_taken_twice.py"
expect_status 124

# Locks taken both ways are named even when nothing went wrong.
run "$gilbox" run --stats "$source_dir/tests/deadlocks/live_opposite_orders_one_after_the_other.py"
expect_status 0
expect_err_has 'locks taken both ways: Lock #[0-9]+ then Lock #[0-9]+ at line 5, Lock #[0-9]+ then Lock #[0-9]+ at line 7'
run "$gilbox" run --stats "$source_dir/tests/deadlocks/live_lock_order_is_the_same.py"
! grep -q 'both ways' <<<"$err" || fail "named locks taken in one order"
finish
