#!/bin/bash
# Runs one test script in one mode and compares with what CPython printed:
#   run_script.sh GILBOX MODE EXPECTED_BASE SCRIPT
# MODE is gil_on, gil_off, sim or sim_gil_off. EXPECTED_BASE.out holds the standard output; .err and .status the
# standard error and the exit status where they are not empty and 0.
set -u
. "${BASH_SOURCE%/*}/script_lib.sh"

gilbox=$1 mode=$2 expected=$3 script=$4
case $mode in
  gil_on) options=(--gil on) ;;
  gil_off) options=(--gil off) ;;
  sim) options=(--sim --seed 1) ;;
  sim_gil_off) options=(--sim --seed 1 --gil off --cores 4) ;;
  *) echo "unknown mode $mode" >&2; exit 2 ;;
esac
read -ra more <<<"$(directive "$script" gilbox)"
read -ra arguments <<<"$(directive "$script" args)"
input=$(directive "$script" input)

temporary=$(mktemp -d "${TMPDIR:-/tmp}/gilbox-test.XXXXXX") || exit 2
trap 'rm -rf "$temporary"' EXIT
command=("$gilbox" run "${options[@]}" ${more[@]+"${more[@]}"} "$script" ${arguments[@]+"${arguments[@]}"})
printf '%b' "$input" | "${command[@]}" >"$temporary/raw_out" 2>"$temporary/raw_err"
status=${PIPESTATUS[1]}
comparable_output "$script" <"$temporary/raw_out" >"$temporary/out"
comparable_errors "${script%/*}" <"$temporary/raw_err" >"$temporary/err"

expected_status=0
[ ! -f "$expected.status" ] || expected_status=$(<"$expected.status")
expected_err=/dev/null
[ ! -f "$expected.err" ] || expected_err=$expected.err

failed=0
compare() {
  cmp -s "$2" "$3" || { failed=1; echo "--- $1 differs (< expected, > got):"; diff -a "$2" "$3" | head -60; }
}
compare "standard output" "$expected.out" "$temporary/out"
compare "standard error" "$expected_err" "$temporary/err"
if [ "$status" != "$expected_status" ]; then
  failed=1
  echo "--- exit status: expected $expected_status, got $status"
fi
[ $failed = 0 ] || printf 'command: %s\n' "${command[*]}"
exit $failed
