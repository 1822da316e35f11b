#!/bin/bash
# shellcheck disable=SC2034,SC2154
# Handlers and Ctrl-C in real time: a sleep, a join, a queue's get end at once; a wait goes on when a handler returns.
. "${BASH_SOURCE%/*}/lib.sh"

cat >s.py <<'PY'
import queue, signal, threading, time

signal.signal(signal.SIGALRM, signal.default_int_handler)
sleeper = threading.Thread(target=time.sleep, args=(100,), daemon=True)
sleeper.start()
for wait in (lambda: time.sleep(100), sleeper.join, queue.Queue().get, lambda: sleeper.join(100)):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    begin = time.monotonic()
    try:
        wait()
        print("returned")
    except KeyboardInterrupt:
        print(time.monotonic() - begin < 2)
count = []
signal.signal(signal.SIGALRM, lambda number, frame: count.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
begin = time.monotonic()
time.sleep(0.3)
print(time.monotonic() - begin >= 0.3, len(count) >= 3)
signal.setitimer(signal.ITIMER_REAL, 0)  # the leak checker of sanitizer builds starts over at each signal
PY
for mode in "--gil on" "--gil off"; do
  # shellcheck disable=SC2086
  run timeout 30 "$gilbox" run $mode s.py
  expect_status 0
  expect_out $'True\nTrue\nTrue\nTrue\nTrue True'
done

# Simulated, an alarm in an hour takes no time.
run timeout 20 "$gilbox" run --sim -c 'import signal, time
signal.signal(signal.SIGALRM, lambda number, frame: print("rings"))
signal.alarm(3600)
begin = time.time()
signal.pause()
print(round(time.time() - begin), signal.getitimer(0))'
expect_out $'rings\n3600 (0.0, 0.0)'

cat >c.py <<'PY'
import signal, sys, threading
signal.signal(signal.SIGINT, lambda number, frame: (print("handled", number), sys.exit(5)))
print("ready", flush=True)
threading.Event().wait()
PY
"$gilbox" run c.py >out.txt 2>err.txt &
pid=$!
for _ in $(seq 100); do grep -q ready out.txt && break; sleep 0.05; done
sleep 0.1
kill -INT $pid
last="kill -INT"
wait $pid
status=$?
out=$(<out.txt) err=$(<err.txt)
expect_status 5
expect_out $'ready\nhandled 2'
finish
