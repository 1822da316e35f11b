# shellcheck shell=bash disable=SC2034
# Shared by the tools, which source it: what has to be installed, and building without noise.
# Everything it says goes to standard error; standard output is the program's.

root=$(cd "${BASH_SOURCE%/*}/.." && pwd)

say() { printf 'gilbox: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# package:command where a command tells that the package is not needed; the libraries have none.
packages_to_build=(g++:c++ cmake:cmake ninja-build:ninja libboost-context-dev libboost-dev nlohmann-json3-dev
  libcli11-dev libfmt-dev libpcre2-dev libssl-dev)
packages_to_test=(libgtest-dev)
packages_to_fuzz=(clang:clang++ libclang-rt-14-dev)
packages_to_lint=(clang:clang++ clang-tidy:clang-tidy clang-format:clang-format shellcheck:shellcheck)

# missing_packages PACKAGE[:COMMAND]...: those not installed, one a line.
missing_packages() {
  local entry package command
  for entry in "$@"; do
    package=${entry%%:*} command=${entry#*:}
    [[ $entry != *:* ]] || ! command -v "$command" >/dev/null || continue
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# require_packages PACKAGE[:COMMAND]...: installs what is missing, or says what to install.
require_packages() {
  local missing sudo=() log
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    require_commands_elsewhere "$@"
    return
  fi
  read -rd "" -a missing <<<"$(missing_packages "$@")"
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null ||
      die "these packages are missing, and there is no sudo to install them; as root: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  say "installing missing Debian packages: ${missing[*]}"
  log=$(mktemp) || exit 1
  if ! { "${sudo[@]}" apt-get update && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "installing failed; needed are: ${missing[*]}"
  fi
  rm -f "$log"
}

# Not Debian: no package is looked up, only commands; a library that is missing is CMake's to report.
require_commands_elsewhere() {
  local entry missing=()
  for entry in "$@"; do
    [[ $entry != *:* ]] || command -v "${entry#*:}" >/dev/null || missing+=("${entry#*:}")
  done
  [ ${#missing[@]} = 0 ] ||
    die "not a Debian system, so please install these yourself: ${missing[*]} (and a C++20 compiler, CMake 3.25," \
      "Ninja, Boost with Context and Multiprecision, nlohmann-json, CLI11, fmt, PCRE2 in its three widths, OpenSSL;" \
      "GoogleTest for the tests)"
}

# quietly MESSAGE COMMAND...: shows the command's output only when it fails; on a terminal, Ninja's progress.
quietly() {
  local message=$1 log status line
  shift
  log=$(mktemp) || exit 1
  say "$message"
  if [ -t 2 ]; then
    "$@" 2>&1 | while IFS= read -r line; do
      printf '%s\n' "$line" >>"$log"
      [[ ! $line =~ ^\[[0-9]+/[0-9]+\] ]] || printf '\r%s \033[K' "${BASH_REMATCH[0]}" >&2
    done
    status=${PIPESTATUS[0]}
    printf '\r\033[K' >&2
  else
    "$@" >"$log" 2>&1
    status=$?
  fi
  [ "$status" = 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# build PRESET TESTS TARGET...: configures if needed and builds; TESTS is ON or OFF. Ends the tool on failure.
build() {
  local preset=$1 tests=$2 folder=$root/build/$1
  shift 2
  mkdir -p "$folder" || exit 1
  exec 9>"$folder/.lock"
  flock 9 2>/dev/null
  # Of two builds at once the second waits here; what it would build is then built.
  if [ ! -f "$folder/build.ninja" ] || { [ "$tests" = ON ] && ! grep -qs '^GILBOX_TESTS:BOOL=ON' "$folder/CMakeCache.txt"; }; then
    (cd "$root" && quietly "configuring ($preset)" cmake --preset "$preset" -DGILBOX_TESTS="$tests") ||
      die "configuring failed, see above"
  fi
  quietly "building ($preset)" cmake --build "$folder" --target "$@" -- -j "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}" ||
    die "building failed, see above"
  exec 9>&-
}

# is_fresh PRESET: nothing that the program is made of has changed since its stamp was set. New and deleted files
# show in their folder's time; editors' and Python's leavings are no reason to look again.
is_fresh() {
  local folder=$root/build/$1
  [ -x "$folder/gilbox" ] && [ -f "$folder/.fresh" ] &&
    [ -z "$(cd "$root" && find src vm CMakeLists.txt CMakePresets.json tools/setup.sh \
      -name '__pycache__' -prune -o ! -name '*.swp' ! -name '*~' -newer "$folder/.fresh" -print -quit 2>&1)" ]
}

# make_program PRESET: the program is there and up to date when this returns.
make_program() {
  is_fresh "$1" && return
  local started
  started=$(mktemp) || exit 1  # changes made while it builds count as newer
  require_packages "${packages_to_build[@]}"
  [ -f "$root/build/$1/CMakeCache.txt" ] && grep -q '^GILBOX_TESTS:BOOL=ON' "$root/build/$1/CMakeCache.txt" &&
    require_packages "${packages_to_test[@]}"
  build "$1" OFF gilbox
  touch -r "$started" "$root/build/$1/.fresh"
  rm -f "$started"
}
