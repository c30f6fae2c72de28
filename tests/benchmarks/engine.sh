#!/usr/bin/env bash
# Measures Vaultline's engine against restic and borg: the same disk image, the same run, in turn.
# docs/benchmarks.md says what is measured and why so.
set -euo pipefail
# shellcheck source=measure.sh
. "$(dirname "${BASH_SOURCE[0]}")/measure.sh"
# shellcheck source=images.sh
. "$here/images.sh"

peers=restic,borg
usage() {
  cat <<END
usage: tests/benchmarks/engine.sh [option value]...
       tests/benchmarks/engine.sh --report TSV

Measures first and later backups, restore and verification of a disk image, prints medians,
ratios and whether the targets are met, and keeps the raw figures as a TSV file in DIR/results.

  --peers LIST     what to compare with: restic, borg, borg-sparse (borg that passes over the holes
                   of the image file, which a disk does not have), or none (default: $peers)
$common_options
  --report TSV     measures nothing; prints the tables of earlier results

Examples:
  # everything in small, to see that it works
  tests/benchmarks/engine.sh --size 512MiB --content 200M --rounds 1
  # images on a disk, vaults in memory (16 GB)
  tests/benchmarks/engine.sh --dir /var/tmp/benchmarks --work /dev/shm
END
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage && exit 0 ;;
  esac
  [ $# -ge 2 ] || fail "option $1 is unknown or lacks its value; see --help"
  case $1 in
    --peers) peers=$2 ;;
    --report) exec awk -f "$here/report.awk" "$2" ;;
    *) common_option "$1" "$2" || fail "option $1 is unknown; see --help" ;;
  esac
  shift 2
done
tools=vaultline
[ "$peers" = none ] || tools="vaultline ${peers//,/ }"
for tool in $tools; do
  case $tool in
    vaultline) ;;
    restic) need restic restic ;;
    borg | borg-sparse) need borg borgbackup ;;
    *) fail "there is no peer '$tool'; expected restic, borg, borg-sparse or none" ;;
  esac
done
prepare

export RESTIC_PASSWORD=benchmark RESTIC_CACHE_DIR=$work/restic-cache
export BORG_BASE_DIR=$work/borg-base BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK=yes

# What each tool is told. Restic and borg name what they keep by where they stand: so they run in
# the folder of the day's image.
create() {
  case $1 in
    vaultline) "$vaultline" vault create "$work/vaultline" ;;
    restic) restic init -r "$work/restic" ;;
    borg*) borg init -e none "$work/$1" ;;
  esac >/dev/null 2>"$work/log" || fail "$1 could not make its repository: $(cat "$work/log")"
}

# backup STEP TOOL DAY
backup() {
  local day=$images/day$3
  warm "$day"
  case $2 in
    vaultline) vaultline_backup "$1" vaultline "$work/vaultline" "$3" ;;
    restic)
      measure "$1" restic "$work/restic" \
        env -C "$day" restic -q -r "$work/restic" backup --compression auto disk.img
      ;;
    borg*)
      local options=(--chunker-params fixed,1048576 --compression zstd,3)
      [ "$2" = borg ] || options+=(--sparse)
      measure "$1" "$2" "$work/$2" \
        env -C "$day" borg create "${options[@]}" "$work/$2::day$3" disk.img
      ;;
  esac
}

# What changed is told. In a copy of the vault (of links: objects are never written to again), as the
# vault itself gets the same day by reading.
backups_by_ranges() {
  cp -al "$work/vaultline" "$work/ranges"
  warm "$images/day1"
  vaultline_backup second-ranges vaultline "$work/ranges" 1 "$images/ranges-1.csv"
  vaultline_backup no-change-ranges vaultline "$work/ranges" 1 "$images/ranges-none.csv"
  warm "$images/day2"
  vaultline_backup third-ranges vaultline "$work/ranges" 2 "$images/ranges-2.csv"
  rm -r "$work/ranges"
}

# restore TOOL: the second day's image, which must come back byte for byte.
restore() {
  local to=$work/restored
  mkdir "$to"
  warm "$work/$1"
  case $1 in
    vaultline)
      measure restore vaultline "$to" "$vaultline" restore --json --vault "$work/vaultline" \
        --point newest --to "$to/disk.img"
      ;;
    restic) measure restore restic "$to" restic -q -r "$work/restic" restore latest --target "$to" ;;
    borg*) measure restore "$1" "$to" env -C "$to" borg extract --sparse "$work/$1::day1" ;;
  esac
  cmp "$images/day1/disk.img" "$to/disk.img" || fail "what $1 restored is not what it backed up"
  rm -r "$to"
}

verify() {
  warm "$work/$1"
  case $1 in
    vaultline)
      measure verify vaultline "$work/vaultline" \
        "$vaultline" verify --json --vault "$work/vaultline"
      ;;
    restic)
      measure verify restic "$work/restic" restic -q -r "$work/restic" check --read-data
      ;;
    borg*) measure verify "$1" "$work/$1" borg check --verify-data "$work/$1" ;;
  esac
}

for tool in ${tools#vaultline}; do
  echo "# peer: $(case $tool in restic) restic version ;; borg*) borg --version ;; esac)" >>"$results"
done
for round in $(seq "$rounds"); do
  # Step by step, the tools in turn: what else the machine does hits them alike.
  for tool in $tools; do create "$tool" && backup first "$tool" 0; done
  backups_by_ranges
  for tool in $tools; do backup second "$tool" 1; done
  for tool in $tools; do restore "$tool"; done
  for tool in $tools; do verify "$tool"; done
  for tool in $tools; do backup third "$tool" 2; done
  for tool in $tools; do rm -r "${work:?}/$tool"; done
  rm -rf "$work/restic-cache" "$work/borg-base"
done
echo
awk -f "$here/report.awk" "$results"
echo
echo "raw figures: $results"
