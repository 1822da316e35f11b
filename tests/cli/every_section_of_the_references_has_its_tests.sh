#!/bin/bash
# shellcheck disable=SC2154
# tests/reference.txt names a test for each section of the language reference (chapters 2 to 9) and of the library
# reference's chapters 2 to 5, and each of them exists.
. "${BASH_SOURCE%/*}/lib.sh"

run true
folder=$source_dir/tests
sections=0
while IFS= read -r line; do
  case $line in "#"*) continue ;; esac
  sections=$((sections + 1))
  tests=${line##*: }
  if [ "$tests" = "$line" ] || [ -z "$tests" ]; then fail "no test in: $line"; fi
  for test in $tests; do
    case $test in */*) ;; *) test=lang/$test ;; esac
    [ -f "$folder/$test.out" ] || [ -f "$folder/$test.sh" ] || fail "no such test: $test"
  done
done <"$folder/reference.txt"
[ "$sections" -ge 95 ] || fail "only $sections sections"
finish
