#!/bin/bash
# shellcheck disable=SC2034,SC2154
# --rules and --policy: lost updates under the old rules only, wrong uses refused, columns of compare, marks of dis.
. "${BASH_SOURCE%/*}/lib.sh"

cat >s.py <<'PY'
import threading
c = 0
def work():
    global c
    for _ in range(100_000):
        c += 1
ts = [threading.Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print("lost" if c < 380_000 else "exact" if c == 400_000 else "some")
PY
for rules in 2.7 3.9; do
  run "$gilbox" run --sim --rules $rules s.py
  expect_out lost
done
for rules in 3.10 3.12; do
  run "$gilbox" run --sim --rules $rules s.py
  expect_out exact
  run "$gilbox" run --rules $rules s.py
  expect_out exact
done
for policy in cpython ticks fifo priority; do
  for mode in "" --sim; do
    # shellcheck disable=SC2086
    run timeout 60 "$gilbox" run $mode --policy $policy s.py
    expect_out exact
    expect_status 0
  done
done
run "$gilbox" run --rules 3.14t -c 'import sys; print(sys._is_gil_enabled())'
expect_out False
run "$gilbox" run --rules 2.7 --check-interval 10 -c 'print(1)'
expect_out 1

for wrong in "--rules 3.8" "--policy lifo" "--rules 3.14t --gil on" "--rules 2.7 --gil off" \
  "--gil off --policy fifo" "--check-interval 10" "--policy ticks --check-interval 0"; do
  # shellcheck disable=SC2086
  run "$gilbox" run $wrong s.py
  expect_status 2
  expect_short_error
done

run "$gilbox" compare --sim --rules 2.7,3.12,3.14t --cores 2 s.py
expect_status 0
for name in 'rules 2.7' 'rules 3.12' 'GIL off'; do expect_out_has "$name"; done
run "$gilbox" compare --sim --policy cpython,fifo --rules 3.9 --json s.py
expect_out_has '"policy": *"fifo"'
expect_out_has '"rules": *"3.9"'

run "$gilbox" dis --rules 3.9 -c 'c += 1'
expect_out_has '\* +0 +LOAD_GLOBAL'
run "$gilbox" dis --rules 3.12 -c 'c += 1'
expect_out_has '\| +0 +LOAD_GLOBAL'
run "$gilbox" dis --rules 3.14t -c 'c += 1'
expect_status 2
finish
