#!/bin/bash
# shellcheck disable=SC2034,SC2154
# SIGINT raises KeyboardInterrupt in the main thread wherever it stands; uncaught, the status says so.
. "${BASH_SOURCE%/*}/lib.sh"
# Background jobs of a script start with SIGINT ignored, which the program would inherit; job control avoids it.
set -m

interrupt() {
  last="interrupted: $*"
  : >"$temporary/.out"  # or the one before would tell that this one is ready
  "$gilbox" run "$@" >"$temporary/.out" 2>"$temporary/.err" &
  local pid=$! tries=0
  until grep -q ready "$temporary/.out" || [ $((tries += 1)) -gt 200 ]; do sleep 0.05; done
  sleep 0.05
  kill -INT $pid
  wait $pid
  status=$?
  out=$(<"$temporary/.out")
  err=$(<"$temporary/.err")
}
for mode in "--gil on" "--gil off"; do
  # shellcheck disable=SC2086
  {
    interrupt $mode -c $'print("ready", flush=True)\nwhile True: pass'
    expect_status 130
    expect_err_has '^KeyboardInterrupt$'
    expect_err_has 'line 2'
    interrupt $mode -c $'import time\nprint("ready", flush=True)\ntime.sleep(100)'
    expect_status 130
    expect_err_has '^KeyboardInterrupt$'
    interrupt $mode -c $'import threading\nprint("ready", flush=True)\nthreading.Event().wait(100)'
    expect_status 130
    interrupt $mode -c $'try:\n  print("ready", flush=True)\n  while True: pass\nexcept KeyboardInterrupt:\n  print("caught")'
    expect_status 0
    expect_out $'ready\ncaught'
    interrupt $mode -c $'import threading, time\nstop = False\ndef work():\n  while not stop: time.sleep(0.01)\n  print("worker ends")\nt = threading.Thread(target=work)\nt.start()\ntry:\n  print("ready", flush=True)\n  t.join()\nexcept KeyboardInterrupt:\n  stop = True\n  t.join()\n  print("main ends")'
    expect_status 0
    expect_out $'ready\nworker ends\nmain ends'
  }
done
# Parents see that it was the signal, as with CPython; sys.exit(130) is a status.
for script in 'raise KeyboardInterrupt' 'import sys; sys.exit(130)'; do
  run "$gilbox" run -c 'import subprocess, sys; print(subprocess.run(sys.argv[1:], stderr=-3).returncode)' \
    env "$gilbox" run -c "$script"
  case $script in raise*) expect_out -2 ;; *) expect_out 130 ;; esac
done
finish
