# shellcheck shell=bash
# Shared by run_script.sh and make_expected: what a test script asks for, and how texts are made comparable.

# directive SCRIPT WORD: the rest of a line "# WORD: ..." among the script's first ten lines.
directive() {
  local line n=0
  while IFS= read -r line && [ $((n += 1)) -le 10 ]; do
    case $line in "# $2: "*) printf '%s' "${line#"# $2: "}"; return ;; esac
  done <"$1"
}

# without_folder DIR: what is read, with the folder's name removed; a last line without its end stays so.
without_folder() {
  local escaped
  escaped=$(printf '%s/' "$1" | sed 's/[][\.*^$|]/\\&/g')
  sed "s|$escaped||g"
}

# comparable_errors DIR: standard error with the script's folder removed, frames of library files left out
# (theirs are in other places in every Python), and addresses and counts of repeated lines made equal.
comparable_errors() {
  awk -v dir="$1/" '
    /^  File "/ { library = index($0, "\"" dir) == 0 && $0 !~ /^  File "<st/; if (library) next }
    library && /^    / { next }
    {
      library = 0
      gsub(/0x[0-9a-f]+/, "0x0")
      if ($0 ~ /^  \[Previous line repeated [0-9]+ more times\]$/) $0 = "  [Previous line repeated N more times]"
      print
    }' | without_folder "$1"
}

# comparable_output SCRIPT: standard output with the script's folder removed; sorted by lines when the script says
# "# compare: sorted" and for the tutorial's cases, whose threads may reorder them.
comparable_output() {
  case $1$(directive "$1" compare) in
    */scripts/cases/* | *sorted) without_folder "${1%/*}" | LC_ALL=C sort ;;
    *) without_folder "${1%/*}" ;;
  esac
}
