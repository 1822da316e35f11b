#!/bin/bash
# shellcheck disable=SC2034,SC2154
# How long threads wait for the GIL, and how turns are shared out: the labs sleeper and fairness, simulated.
. "${BASH_SOURCE%/*}/lib.sh"
. "$source_dir/tests/cli/labs_lib.sh"

# Fewer sleeps than the lab's own: simulated seconds of spinning threads take real ones.
mkdir short && sed 's/^ROUNDS = .*/ROUNDS = 30/' "$labs/sleeper.py" >short/sleeper.py
cp "$labs/fairness.py" short
sed 's/with lock:/lock.acquire(); counts[me] += 1; lock.release()/; /^            counts/d' short/fairness.py >short/calls.py
labs=short

for rules in 3.9 3.12; do
  value sleeper "--sim --rules $rules" 'beside 1: median'; expect 4.7 5.7
  value sleeper "--sim --rules $rules --switch-interval 0.02" 'beside 1: median'; expect 18.3 22.3
  value sleeper "--sim --rules $rules --switch-interval 0.001" 'beside 1: median'; expect 1.08 1.32
done
value sleeper '--sim --rules 2.7' 'beside 1: median'; expect 0 0.3
value sleeper '--sim --rules 3.14t --cores 8' 'beside 1: median'; expect 0 0.3
value sleeper '--sim --rules 3.14t --cores 1' 'beside 4: median'; expect 0 0.3
value sleeper '--sim --rules 3.12' 'beside 4: median'; expect 10 40
value sleeper '--sim --policy priority' 'beside 4: median [0-9.]* ms, 95th percentile'; expect 0 1
for seed in 1 2 3; do
  value fairness "--sim --policy fifo --seed $seed" 'of the mean:'; expect 8 8
  value calls "--sim --policy fifo --seed $seed" 'of the mean:'; expect 8 8
done
value fairness '--sim --rules 3.14t --cores 8' 'of the mean:'; expect 8 8
finish
