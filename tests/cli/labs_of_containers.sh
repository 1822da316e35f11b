#!/bin/bash
# shellcheck disable=SC2034,SC2154
# What is atomic: the lab containers, simulated; at a short interval, because sanitizers run it as well.
. "${BASH_SOURCE%/*}/lib.sh"
. "$source_dir/tests/cli/labs_lib.sh"

value containers '--sim --switch-interval 0.001 --rules 3.12' 'L.append.x.:'; expect 0 0
value containers '--sim --switch-interval 0.001 --rules 3.14t --cores 4' 'L.append.x.:'; expect 0 0
value containers '--sim --switch-interval 0.001 --rules 3.14t --cores 4' 'D.k. = v:'; expect 0 0
value containers '--sim --switch-interval 0.001 --rules 3.9' 'D.k. [+]= 1:'; expect 5 100
finish
