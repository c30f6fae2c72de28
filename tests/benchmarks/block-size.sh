#!/usr/bin/env bash
# Measures what the block size of a vault costs and saves: the same disk image, each size in turn.
# docs/benchmarks.md says what is measured and why so.
set -euo pipefail
# shellcheck source=measure.sh
. "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
# shellcheck source=images.sh
. "$here/images.sh"

sizes=16KiB,32KiB,64KiB,128KiB,256KiB
usage() {
  cat <<END
usage: tests/benchmarks/block-size.sh [option value]...
       tests/benchmarks/block-size.sh --report TSV

Measures backups of a disk image into vaults of several block sizes, prints medians, and keeps
the raw figures as a TSV file in DIR/results.

  --sizes LIST     the block sizes (default: $sizes)
$common_options
  --report TSV     measures nothing; prints the tables of earlier results

Example:
  # everything in small, to see that it works
  tests/benchmarks/block-size.sh --size 512MiB --content 200M --rounds 1
END
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage && exit 0 ;;
  esac
  [ $# -ge 2 ] || fail "option $1 is unknown or lacks its value; see --help"
  case $1 in
    --sizes) sizes=$2 ;;
    --report) exec awk -v plain=1 -f "$here/report.awk" "$2" ;;
    *) common_option "$1" "$2" || fail "option $1 is unknown; see --help" ;;
  esac
  shift 2
done
prepare

# backups SIZE STEP: the first in a new vault; the second by reading all, and in a copy by ranges.
backups() {
  local vault=$work/$1
  case $2 in
    first)
      "$vaultline" vault create --block-size "$1" "$vault" >/dev/null
      warm "$images/day0"
      vaultline_backup first "$1" "$vault" 0
      ;;
    second)
      warm "$images/day1"
      vaultline_backup second "$1" "$vault" 1
      ;;
    ranges)
      cp -a "$vault" "$work/ranges"
      warm "$images/day1"
      vaultline_backup second-ranges "$1" "$work/ranges" 1 "$images/ranges-1.csv"
      warm "$images/day2"
      vaultline_backup third-ranges "$1" "$work/ranges" 2 "$images/ranges-2.csv"
      rm -r "$work/ranges"
      ;;
  esac
}

for round in $(seq "$rounds"); do
  for step in first ranges second; do
    for block_size in ${sizes//,/ }; do backups "$block_size" "$step"; done
  done
  for block_size in ${sizes//,/ }; do rm -r "${work:?}/$block_size"; done
done
echo
awk -v plain=1 -f "$here/report.awk" "$results"
echo
echo "raw figures: $results"
