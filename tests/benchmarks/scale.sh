#!/usr/bin/env bash
# Measures what one protected item costs when there are many: transactions, CPU, histories, memory.
# docs/benchmarks.md says what is measured and why so.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
home=$here/../..
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
items=100,300,1000
worker=
out=
usage() {
  cat <<END
usage: tests/benchmarks/scale.sh [option value]...
       tests/benchmarks/scale.sh --worker

Takes emulated machines of two small disks into protection by their tags, which backs them up, changes a little of
each, and backs all up again in one scheduled run, through the local host on Azurite. Prints a row
for each figure (round, items, figure, value; separated by tabs) and at the end a table.

  --items N,...   how many machines, one measurement each (default: $items)
  --worker        instead: a few machines of many parts on slow disks, with one host, with a second
                  one that works for it, and with a second one that is killed in the middle
  --out FILE      where the rows go too (default: nowhere)

  VAULTLINE_OPTS  further options for the Java machines of the hosts, such as a flight recording
END
}
fail() {
  echo "scale.sh: $*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage && exit 0 ;;
    --worker) worker=yes && shift && continue ;;
  esac
  [ $# -ge 2 ] || fail "option $1 is unknown or lacks its value; see --help"
  case $1 in
    --items) items=$2 ;;
    --out) out=$2 ;;
    *) fail "option $1 is unknown; see --help" ;;
  esac
  shift 2
done

"$home/vaultline" version >/dev/null || fail "vaultline does not start"
app=$home/functions/target/azure-functions/vaultline
[ -e "$app/host.json" ] || fail "the function app is not staged: run './mvnw -q -DskipTests package'"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows=${out:-$work/rows.tsv}
: >"$rows"
libraries=$home/cli/target/lib/*
# Beforehand: a host that compiled its own source would keep the compiler in its memory.
"${java}c" -nowarn -proc:none -d "$work/classes" -cp "$libraries" "$here"/scale/*.java
measure() {
  mkdir "$work/$1"
  shift
  "$java" -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$work/classes:$libraries" Scale \
    "$@" | tee -a "$rows" >&2
}
if [ -n "$worker" ]; then
  measure worker worker "$app" "$work/worker"
else
  for number in ${items//,/ }; do
    measure "$number" items "$number" "$app" "$work/$number"
  done
fi
awk -F '\t' '
  !($2 in seen) { seen[$2]; columns[++many] = $2 }
  { row = $1 ": " $3; if (!(row in known)) { known[row]; rows[++number] = row } value[row, $2] = $4 }
  END {
    printf "%-56s", ""; for (i = 1; i <= many; i++) printf "%12s", columns[i]; print ""
    for (r = 1; r <= number; r++) {
      printf "%-56s", rows[r]
      for (i = 1; i <= many; i++) printf "%12s", value[rows[r], columns[i]]
      print ""
    }
  }' "$rows"
