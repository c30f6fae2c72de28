# Sourced by the benchmarks: options, checks, and the measuring of one command.
# shellcheck shell=bash

say() { echo "$*" >&2; }
fail() {
  say "$(basename "$0"): $*"
  exit 1
}

PATH=$PATH:/usr/sbin:/sbin
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
vaultline=$here/../../vaultline
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
dir=${XDG_CACHE_HOME:-$HOME/.cache}/vaultline-benchmarks
work=
rounds=3
size=8GiB
content=4100M
churn=8
from=$HOME/.m2/repository:15,/usr:100,/opt:100
while [ "${from#*:}" != "$from" ] && [ ! -d "${from%%:*}" ]; do from=${from#*,}; done

common_options="  --dir DIR        where images, results and, without --work, the vaults go: 20 GB of room
                   (default: $dir)
  --work DIR       where the vaults and restored images go (default: DIR)
  --rounds N       how often everything is measured (default: $rounds)
  --size SIZE      of the disk image (default: $size)
  --content SIZE   of the files in it (default: $content)
  --churn PERCENT  of the content that changes on the second day (default: $churn)
  --from DIR:PERCENT,...
                   where the files come from, in this order, and what part of the content each
                   may give at most (default: $from)"

# common_option NAME VALUE: takes it, or fails.
common_option() {
  case $1 in
    --dir) dir=$2 ;;
    --work) work=$2 ;;
    --rounds) rounds=$2 ;;
    --size) size=$2 ;;
    --content) content=$2 ;;
    --churn) churn=$2 ;;
    --from) from=$2 ;;
    *) return 1 ;;
  esac
}

# need COMMAND PACKAGE
need() {
  command -v "$1" >/dev/null ||
    fail "'$1' is missing: install it (on Debian and Ubuntu: apt-get install $2)"
}

prepare() {
  [ "${BASH_VERSINFO[0]}" -ge 5 ] || fail "bash 5 or newer is needed; this is $BASH_VERSION"
  need mke2fs e2fsprogs
  need debugfs e2fsprogs
  need e2fsck e2fsprogs
  need /usr/bin/time time
  need "$java" openjdk-17-jdk
  mkdir -p "$dir/results"
  dir=$(cd "$dir" && pwd -P)
  work=${work:-$dir}
  mkdir -p "$work"
  lay_out_images
  work=$(mktemp -d "$work/vaultline-benchmark.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM
  "$vaultline" version >/dev/null || fail "vaultline does not start"
  results=$dir/results/$(date -u +%Y%m%dT%H%M%SZ)-$(basename "$0" .sh).tsv
  {
    about_machine | sed 's/^/# /'
    printf 'round\tstep\ttool\tseconds\town_s\tuser_s\tsys_s\trss_kib\tsync_s\tadded\tstored\n'
  } >"$results"
}

memory_of() { awk -v name="$1:" '$1 == name { printf "%.0f GB", $2 * 1024 / 1e9 }' /proc/meminfo; }

about_machine() {
  date -u '+measured %Y-%m-%d %H:%M UTC'
  echo "cores: $(nproc), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
  echo "memory: $(memory_of MemTotal), $(memory_of MemAvailable) available (an image should fit)"
  echo "vaults on: $(df --output=fstype "$work" | tail -n 1)"
  echo "load when begun: $(cut -d ' ' -f 1-3 /proc/loadavg) (other work makes timings worthless)"
  echo "vaultline: $("$vaultline" version | head -n 1), commit $(git -C "$here" rev-parse --short HEAD 2>/dev/null || echo unknown)"
  "$java" -version 2>&1 | head -n 1
  sed 's/^/image: /' "$images/about.txt"
}

# Of a repository what is in it; of restored images what they take, as holes cost nothing.
bytes_of() {
  case $1 in
    "$work/restored") du -s --block-size=1 "$1" ;;
    *) du -sb "$1" ;;
  esac | cut -f 1
}

# warm PATH...: into the page cache, the same for everyone, and out of it the images that are not
# named: with them, vaults and restored images in memory it would not fit, and the kernel's search
# for memory would be measured.
warm() {
  find "$images" -type f -exec dd if={} iflag=nocache count=0 status=none \;
  find "$@" -type f -exec cat {} + >/dev/null
}

# measure STEP TOOL REPOSITORY COMMAND...: one line in the results. What earlier commands left to
# write back is written before; what this one left is timed apart, as tools differ in what they
# make durable before they end.
measure() {
  local step=$1 tool=$2 repository=$3 log=$work/log times=$work/times before after own begun
  shift 3
  sync
  before=$(bytes_of "$repository")
  if ! /usr/bin/time -o "$times" -f '%e\t%U\t%S\t%M' "$@" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "$tool failed at '$step'; see above"
  fi
  begun=$EPOCHREALTIME
  sync
  own=$(sed -n 's/^ *"seconds" : \([0-9.]*\).*/\1/p' "$log" | head -n 1)
  after=$(bytes_of "$repository")
  awk -v OFS='\t' -v begun="$begun" -v ended="$EPOCHREALTIME" \
    -v round="$round" -v step="$step" -v tool="$tool" -v own="${own:--}" \
    -v before="$before" -v after="$after" \
    'END { print round, step, tool, $1, own, $2, $3, $4, sprintf("%.2f", ended - begun),
           sprintf("%.0f", after - before), after }' "$times" >>"$results"
  say "$(tail -n 1 "$results" | awk -F '\t' '{
    printf "round %s  %-18s %-10s %7.2f s  %4d MiB resident  %+8.1f MB stored",
           $1, $2, $3, $4, $8 / 1024, $10 / 1e6 }')"
}

# vaultline_backup STEP TOOL VAULT DAY [CHANGED_RANGES]
vaultline_backup() {
  measure "$1" "$2" "$3" \
    "$vaultline" backup --json --vault "$3" --item disk --disk "$images/day$4/disk.img" \
    ${5:+--changed-ranges "$5"}
}
