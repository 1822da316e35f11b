#!/bin/bash
# shellcheck disable=SC2034,SC2154
# --sim: the same seed gives the same bytes of output and trace; virtual time takes no real time.
. "${BASH_SOURCE%/*}/lib.sh"

cat >race.py <<'PY'
import sys
import threading
import time

counter = 0


def one(x):
    return x + 1


def work(name):
    global counter
    for i in range(8000):
        counter = one(counter)
        if i % 2000 == 0:
            print(name, i)
    time.sleep(0.01)


threads = [threading.Thread(target=work, args=(n,)) for n in "abcd"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter, round(time.monotonic(), 6))
PY
for options in "" "--gil off --cores 4" "--switch-interval 0.0001"; do
  # shellcheck disable=SC2086
  for n in 1 2; do
    run "$gilbox" run --sim --seed 7 $options --trace "trace$n.json" race.py
    expect_status 0
    printf '%s' "$out" >"out$n"
  done
  cmp -s out1 out2 || fail "two runs with seed 7 $options differ in their output"
  cmp -s trace1.json trace2.json || fail "two runs with seed 7 $options differ in their trace"
done
start=$SECONDS
run "$gilbox" run --sim -c $'import time\nt = time.time()\ntime.sleep(400)\nprint(round(time.time() - t))'
expect_out 400
[ $((SECONDS - start)) -le 5 ] || fail "sleep(400) took real time"
cat >independent.py <<'PY'
import threading
import time


def work():
    n = 0
    for i in range(500000):
        n += i


threads = [threading.Thread(target=work) for _ in range(8)]
start = time.perf_counter()
for t in threads:
    t.start()
for t in threads:
    t.join()
print(round((time.perf_counter() - start) * 1e6))
PY
declare -A micros
for gil in on off; do
  for cores in 1 2 4 8; do
    run "$gilbox" run --sim --gil $gil --cores $cores independent.py
    expect_status 0
    micros[$gil$cores]=$out
  done
done
awk -v on1="${micros[on1]}" -v on8="${micros[on8]}" -v a="${micros[off1]}" -v b="${micros[off2]}" \
  -v c="${micros[off4]}" -v d="${micros[off8]}" 'function near(x, y) { return x > y * 0.95 && x < y * 1.05 }
  BEGIN { exit !(near(a / b, 2) && near(a / c, 4) && near(a / d, 8) && near(on1 / on8, 1)) }' ||
  fail "speed-up over 1, 2, 4, 8 virtual cores: off ${micros[off1]} ${micros[off2]} ${micros[off4]} ${micros[off8]}, on ${micros[on1]} ${micros[on8]}"
finish
