#!/bin/bash
# shellcheck disable=SC2034,SC2154
# The convoy effect. Simulated it is exact when nobody outside takes part: there a thread sends the bytes back, through
# pipes. The lab itself talks to another process, in real time, and varies much with what else the machine does.
. "${BASH_SOURCE%/*}/lib.sh"
. "$source_dir/tests/cli/labs_lib.sh"

mkdir inside && cat >inside/convoy.py <<'PY'
import os
import threading
import time

DURATION = 0.3


def echo(source, target):
    while byte := os.read(source, 1):
        os.write(target, byte)


def round_trips():
    to_echo, into = os.pipe()
    out, from_echo = os.pipe()
    thread = threading.Thread(target=echo, args=(to_echo, from_echo))
    thread.start()
    count = 0
    end = time.perf_counter() + DURATION
    while time.perf_counter() < end:
        os.write(into, b"x")
        os.read(out, 1)
        count += 1
    os.close(into)
    thread.join()
    return count


stop = False


def spin():
    n = 0
    while not stop:
        n += 1


alone = round_trips()
t = threading.Thread(target=spin)
t.start()
beside = round_trips()
stop = True
t.join()
print(f"alone / beside a spinning thread: {alone / max(beside, 1):.2f}")
PY
lab=$labs
labs=inside
for seed in 1 2 3; do
  for rules in 3.9 3.12; do
    value convoy "--sim --seed $seed --rules $rules" 'spinning thread:'; expect 100 1000
  done
  value convoy "--sim --seed $seed --rules 2.7" 'spinning thread:'; expect 1.5 4
  value convoy "--sim --seed $seed --policy priority" 'spinning thread:'; expect 2 20
  value convoy "--sim --seed $seed --rules 3.14t --cores 4" 'spinning thread:'; expect 0.9 1.1
  value convoy "--sim --seed $seed --rules 3.14t --cores 1" 'spinning thread:'; expect 0.9 3
done

labs=$lab
# 4 on a machine with three times as much to do as it can.
expect_in_real_time convoy '--rules 3.12' 'spinning thread:' 1.5 10000
expect_in_real_time convoy '--rules 3.14t' 'spinning thread:' 0 5
# Simulated, the other process's answers count as taking no longer than a short sleep.
value convoy '--sim --rules 3.12' 'spinning thread:'; expect 10 1000
value convoy '--sim --policy priority' 'spinning thread:'; expect 1 20
value convoy '--sim --rules 3.14t --cores 2' 'spinning thread:'; expect 0.5 3
finish
