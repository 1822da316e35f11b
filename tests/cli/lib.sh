# shellcheck shell=bash disable=SC2034
# Shared by the tests of the command line. Sourced with the test's own arguments: GILBOX SOURCE_DIR.
# run COMMAND... runs it and leaves $out, $err and $status; the expect_... functions below look at them.
set -u
gilbox=$1
source_dir=$2
temporary=$(mktemp -d "${TMPDIR:-/tmp}/gilbox-test.XXXXXX") || exit 2
trap 'rm -rf "$temporary"' EXIT
cd "$temporary" || exit 2
unset PYTHON_GIL
failures=0

run() {
  last="$*"
  "$@" >"$temporary/.out" 2>"$temporary/.err"
  status=$?
  out=$(<"$temporary/.out")
  err=$(<"$temporary/.err")
}

fail() {
  failures=$((failures + 1))
  printf 'FAILED: %s\n  command: %s\n  status: %s\n  output: %s\n  error: %s\n' "$1" "$last" "$status" \
    "$(head -c 2000 <<<"$out")" "$(head -c 2000 <<<"$err")"
}

expect_status() { [ "$status" = "$1" ] || fail "expected exit status $1"; }
expect_out() { [ "$out" = "$1" ] || fail "expected the output '$1'"; }
expect_err() { [ "$err" = "$1" ] || fail "expected the error text '$1'"; }
expect_silent() { [ -z "$err" ] || fail "expected nothing on standard error"; }
expect_out_has() { grep -qE -- "$1" <<<"$out" || fail "expected output like '$1'"; }
expect_err_has() { grep -qE -- "$1" <<<"$err" || fail "expected error text like '$1'"; }
expect_no_traceback() { ! grep -q Traceback <<<"$err" || fail "expected no traceback"; }
# One clear message: a line or two, not a page.
expect_short_error() {
  local lines
  lines=$(wc -l <"$temporary/.err")
  if [ "$lines" -lt 1 ] || [ "$lines" -gt 3 ]; then fail "expected a message of 1 to 3 lines"; fi
}

finish() { [ "$failures" = 0 ] || exit 1; exit 0; }
