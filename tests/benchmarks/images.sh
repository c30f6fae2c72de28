# Sourced by the benchmarks: lays out the disk images of three days, once, and keeps them.
#
# Before: $dir, $size, $content, $churn, $from, $java and $here are set.
# After:  $images holds day0, day1, day2 (each with a disk.img), ranges-1.csv, ranges-2.csv
#         and ranges-none.csv; ranges-N.csv says what changed from day N-1 to day N.
# shellcheck shell=bash

# mke2fs -d: a file system with content, without being root. Everything random in it is given, so
# that the same content makes the same image.
make_first_day() {
  local uuid=6f1f57ac-9f57-4f2d-9a3a-0e6d1c3b5a11
  mkdir -p "$laying/day0"
  truncate -s "$size" "$laying/day0/disk.img"
  E2FSPROGS_FAKE_TIME=1700000000 mke2fs -q -F -t ext4 -U "$uuid" -E "hash_seed=$uuid" \
    -d "$laying/tree" "$laying/day0/disk.img" ||
    fail "mke2fs could not make a file system of $size with $content of files: choose a larger --size"
}

# change_day N BYTES: day N is day N-1 after files of about BYTES were replaced.
change_day() {
  local day=$1 bytes=$2 image=$laying/day$1/disk.img
  mkdir -p "$laying/day$day"
  cp --sparse=always "$laying/day$((day - 1))/disk.img" "$image"
  "$java" "$here/DiskImages.java" churn "$bytes" "day $day" "$laying/lists" "$laying/script"
  E2FSPROGS_FAKE_TIME=$((1700000000 + day * 86400)) \
    debugfs -w -f "$laying/script" "$image" >/dev/null 2>"$laying/errors"
  # debugfs ends well whatever its commands did: what it says besides its version is an error.
  if grep -v '^debugfs [0-9]' "$laying/errors" | head -n 5 >&2; then
    fail "debugfs could not change the image of day $day; did the files it copies change meanwhile? Try again"
  fi
  e2fsck -fn "$image" >"$laying/errors" 2>&1 ||
    fail "the file system of day $day is not sound: $(tail -n 3 "$laying/errors")"
  "$java" "$here/DiskImages.java" compare \
    "$laying/day$((day - 1))/disk.img" "$image" "$laying/ranges-$day.csv"
}

lay_out_images() {
  images=$dir/images-$size-$content-$churn
  if [ -e "$images/about.txt" ]; then
    return
  fi
  say "laying out images of $size with $content of files in $images (once; minutes)"
  laying=$images.partial
  rm -rf "$laying"
  mkdir -p "$laying/tree"
  local bytes sources
  bytes=$(numfmt --from=auto "$content")
  IFS=, read -r -a sources <<<"$from"
  {
    "$java" "$here/DiskImages.java" plant "$laying/tree" "$bytes" "$laying/lists" "${sources[@]}"
    make_first_day
    rm -rf "$laying/tree"
    echo "day 1:"
    change_day 1 "$(awk -v b="$bytes" -v c="$churn" 'BEGIN { printf "%.0f", b * c / 100 }')"
    echo "day 2:"
    change_day 2 "$(awk -v b="$bytes" 'BEGIN { printf "%.0f", b / 100 }')"
  } >"$laying/about"
  echo offset_bytes,length_bytes >"$laying/ranges-none.csv"
  rm -r "$laying/lists" "$laying/script" "$laying/errors"
  mv "$laying" "$images"
  mv "$images/about" "$images/about.txt"
}
