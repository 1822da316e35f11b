#!/bin/bash
# shellcheck disable=SC2034,SC2154
# A missing file, a directory, text that is not UTF-8, zero bytes: one message that names the file.
. "${BASH_SOURCE%/*}/lib.sh"

for command in run compare dis; do
  run "$gilbox" $command no_such_file.py
  expect_status 2
  expect_err_has 'no_such_file\.py'
  expect_err_has 'No such file'
  expect_short_error
  mkdir -p a_directory
  run "$gilbox" $command a_directory
  expect_status 1
  expect_err_has 'a_directory'
  expect_err_has "can't find '__main__' module"
  expect_short_error
done
printf 'print("never")\nx = "\xff\xfe"\n' >latin.py
run "$gilbox" run latin.py
expect_status 1
expect_out ""
expect_err_has 'latin\.py'
expect_err_has "line 2"
expect_err_has '[Uu][Tt][Ff]-8'
printf 'print("never")\0\n' >zero.py
run "$gilbox" run zero.py
expect_status 1
expect_out ""
expect_err_has 'null bytes'
if [ "$(id -u)" != 0 ]; then
  echo 'print(1)' >unreadable.py
  chmod 000 unreadable.py
  run "$gilbox" run unreadable.py
  expect_status 2
  expect_err_has 'unreadable\.py.*Permission denied|Permission denied.*unreadable\.py'
fi
printf 'print("never")\nx = (1 +\n' >broken.py
for mode in "--gil on" "--gil off" "--sim"; do
  # shellcheck disable=SC2086
  run "$gilbox" run $mode broken.py
  expect_status 1
  expect_out ""
  expect_err_has "SyntaxError: '\(' was never closed"
  expect_no_traceback
done
finish
