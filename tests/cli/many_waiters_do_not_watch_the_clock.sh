#!/bin/bash
# shellcheck disable=SC2034,SC2154
# A thousand threads that want the GIL, at the shortest switch interval: only some of them look at the clock, or the
# processors would do nothing else.
. "${BASH_SOURCE%/*}/lib.sh"

cat >many.py <<'PY'
import sys
import threading
import time


def work():
    for _ in range(10_000):
        pass


def cost(interval):
    sys.setswitchinterval(interval)
    begin = time.process_time()
    threads = [threading.Thread(target=work) for _ in range(1000)]
    for t in threads: t.start()
    for t in threads: t.join()
    return time.process_time() - begin


usual = cost(0.005)
print("sane" if cost(1e-6) < 30 * usual else "busy with waiting")
PY
for policy in cpython fifo priority; do
  run timeout 100 "$gilbox" run --policy $policy many.py
  expect_out sane
done
finish
