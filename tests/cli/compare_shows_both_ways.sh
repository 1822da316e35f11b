#!/bin/bash
# shellcheck disable=SC2034,SC2154
# compare: a table of both runs, also as JSON; outputs that differ are said.
. "${BASH_SOURCE%/*}/lib.sh"

cat >same.py <<'PY'
import sys
import threading
t = threading.Thread(target=lambda: sum(range(1000)))
t.start()
t.join()
print("same", sys.argv[1:])
PY
run "$gilbox" compare --runs 2 same.py x --runs
expect_status 0
for word in "[Ww]all" "CPU" "[Ss]peed-?up" "[Ss]witch" "[Ww]ait" "[Mm]emory" "[Ee]xit"; do expect_out_has "$word"; done
run "$gilbox" compare --runs 1 --json same.py
expect_status 0
expect_out_has '^[[:space:]]*\{'
echo 'import sys; print("gil", sys._is_gil_enabled())' >differs.py
run "$gilbox" compare --runs 1 differs.py
expect_out_has 'differ'
expect_out_has 'gil True'
expect_out_has 'gil False'
run "$gilbox" compare --sim --cores 1,2 same.py
expect_status 0
run "$gilbox" compare --sim --cores x same.py
expect_status 2
finish
