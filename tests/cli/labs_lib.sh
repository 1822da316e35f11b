# shellcheck shell=bash disable=SC2034,SC2154
# Shared by the tests of the labs, besides lib.sh: figures out of what labs print.
labs=$source_dir/scripts/labs
# value LAB OPTIONS PATTERN: the first number behind what matches PATTERN in the lab's output.
value() {
  # shellcheck disable=SC2086
  run timeout 250 "$gilbox" run $2 "$labs/$1.py"
  number=$(sed -nE "s/.*$3[^0-9]*(-?[0-9]+(\.[0-9]+)?).*/\1/p" <<<"$out" | head -1)
}
# lies_in LEAST MOST: does the number?
lies_in() {
  awk -v n="${number:-none}" -v a="$1" -v b="$2" 'BEGIN { exit !(n != "none" && n + 0 >= a && n + 0 <= b) }'
}
# expect LEAST MOST: the number lies there.
expect() { lies_in "$1" "$2" || fail "expected $1 to $2, not '${number:-nothing}'"; }
# expect_in_real_time LAB OPTIONS PATTERN LEAST MOST: it does in one of three runs. What else the machine does can
# spoil a run; it does not make a good one.
expect_in_real_time() {
  local attempt
  for attempt in 1 2 3; do
    value "$1" "$2" "$3"
    ! lies_in "$4" "$5" || return 0
  done
  expect "$4" "$5"
}
