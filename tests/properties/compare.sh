#!/bin/bash
# Random programs give on gilbox what the system's python3 gives:
#   compare.sh GILBOX MODE KIND SEED COUNT
# MODE is gil_on, gil_off or sim. The first program that differs is shown. Status 77: there is no python3.
set -u
folder=${BASH_SOURCE%/*}
gilbox=$1 mode=$2 kind=$3 seed=$4 count=$5
case $mode in
  gil_on) options=(--gil on) ;;
  gil_off) options=(--gil off) ;;
  sim) options=(--sim) ;;
  *) echo "unknown mode $mode" >&2; exit 2 ;;
esac
command -v python3 >/dev/null || { echo "skipped: there is no python3 to compare with"; exit 77; }

temporary=$(mktemp -d "${TMPDIR:-/tmp}/gilbox-test.XXXXXX") || exit 2
trap 'rm -rf "$temporary"' EXIT
script=$temporary/programs.py
python3 -B "$folder/programs.py" "$kind" "$seed" "$count" >"$script" || exit 2
python3 -W ignore "$script" >"$temporary/expected" 2>"$temporary/expected_err" || { cat "$temporary/expected_err"; exit 2; }
"$gilbox" run "${options[@]}" "$script" >"$temporary/got" 2>"$temporary/got_err"
status=$?
sed '/SyntaxWarning/,+1d' "$temporary/got_err" | grep -a . | head -20 >"$temporary/said"
if [ $status = 0 ] && cmp -s "$temporary/expected" "$temporary/got"; then exit 0; fi

# Which program: the last heading before the first differing line.
line=$(cmp "$temporary/expected" "$temporary/got" 2>&1 | grep -o '[0-9]*$')
number=$(head -n "${line:-1}" "$temporary/expected" | grep -a '^# ' | tail -n 1)
number=${number#\# }
echo "program ${number:-?} of programs.py $kind $seed $count differs (status $status):"
awk -v wanted="attempt($number, program)" '/^def program/ { text = "" } { text = text $0 "\n" } $0 == wanted { printf "%s", text; exit }' "$script"
diff -a "$temporary/expected" "$temporary/got" | head -n 12
cat "$temporary/said"
exit 1
