#!/bin/bash
# shellcheck disable=SC2034,SC2154
# dis: instructions under their source lines, CPython's names where they correspond, check points marked.
. "${BASH_SOURCE%/*}/lib.sh"

cat >s.py <<'PY'
counter = 0


def work(n):
    global counter
    while n > 0:
        counter += 1
        n -= 1


work(3)
PY
run "$gilbox" dis s.py
expect_status 0
for name in LOAD_GLOBAL STORE_GLOBAL JUMP_IF_ CALL; do expect_out_has "$name"; done
expect_out_has 'work'
expect_out_has '^ +7 +counter \+= 1$'
expect_out_has '\* +[0-9]+ +JUMP_IF_'
expect_out_has '\* +[0-9]+ +CALL'
expect_silent
printf 'x = (\n' >bad.py
run "$gilbox" dis bad.py
expect_status 1
expect_err_has SyntaxError
finish
