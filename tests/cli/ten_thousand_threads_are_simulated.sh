#!/bin/bash
# shellcheck disable=SC2034,SC2154
# Ten thousand threads start, contend for a lock and a queue, and end: simulated, in less than 1 GiB.
. "${BASH_SOURCE%/*}/lib.sh"

cat >many.py <<'PY'
import queue
import re
import threading

lock = threading.Lock()
q = queue.Queue()
start = threading.Event()
total = 0


def work(i):
    global total
    start.wait()
    with lock:
        total += 1
    q.put(i)


threads = [threading.Thread(target=work, args=(i,)) for i in range(10_000)]
for t in threads: t.start()
start.set()
for t in threads: t.join()
print(total, sum(q.get() for _ in range(10_000)), q.empty())
with open("/proc/self/status") as status:
    print(int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) < 1 << 20)
PY
for mode in "" "--gil off --cores 4"; do
  # shellcheck disable=SC2086
  run timeout 100 "$gilbox" run --sim $mode many.py
  expect_status 0
  expect_out $'10000 49995000 True\nTrue'
done
finish
