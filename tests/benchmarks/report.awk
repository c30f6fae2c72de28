# Reads results; prints tables of medians (with the range over the rounds), and, unless plain=1,
# ratios to Vaultline and the targets. For any awk.
BEGIN { FS = "\t" }
/^#/ {
  print substr($0, 3)
  if ($0 ~ /^# image: changed: /) {
    split($0, words, " "); gsub(",", "", words[4]); changed[++days] = words[4]
  }
  next
}
!header { for (i = 1; i <= NF; i++) column[$i] = i; header = 1; next }
{
  step = $(column["step"]); tool = $(column["tool"])
  if (!((step, tool) in rounds)) {
    if (!(step in steps)) { steps[step] = 1; order[++count] = step }
    if (!(tool in tools)) { tools[tool] = 1; name[++named] = tool }
  }
  n = ++rounds[step, tool]
  for (field in column) value[step, tool, field, n] = $(column[field])
  value[step, tool, "cpu", n] = $(column["user_s"]) + $(column["sys_s"])
}
function known(step, tool) { return (step, tool) in rounds }
# The values of a field in sorted[1..n], ascending; returns n.
function sort(step, tool, field,    n, i, j, v) {
  n = rounds[step, tool]
  for (i = 1; i <= n; i++) {
    v = value[step, tool, field, i] + 0
    for (j = i - 1; j >= 1 && sorted[j] > v; j--) sorted[j + 1] = sorted[j]
    sorted[j + 1] = v
  }
  return n
}
function median(step, tool, field,    n) {
  n = sort(step, tool, field)
  return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}
function ranged(step, tool, field, unit, digits,    n, text) {
  if (!known(step, tool)) return "-"
  text = sprintf("%." digits "f", median(step, tool, field) / unit)
  n = rounds[step, tool]
  if (n > 1) text = text sprintf(" (%." digits "f-%." digits "f)", sorted[1] / unit, sorted[n] / unit)
  return text
}
# How many times Vaultline's figure a peer's is; 0 where there is none.
function ratio(step, peer, field,    own) {
  if (!known(step, "vaultline") || !known(step, peer)) return 0
  own = median(step, "vaultline", field)
  return own > 0 ? median(step, peer, field) / own : 0
}
function shown(times) { return times > 0 ? sprintf("%.2f", times) : "-" }
# Of the steps that match.
function table(title, steps_of, field, unit, digits, ratios,    s, t, line, rule) {
  print ""
  line = "| " title " |"; rule = "|---|"
  for (t = 1; t <= named; t++) { line = line " " name[t] " |"; rule = rule "---|" }
  for (t = 2; ratios && t <= named; t++) { line = line " " name[t] " / vaultline |"; rule = rule "---|" }
  print line; print rule
  for (s = 1; s <= count; s++) {
    if (order[s] !~ steps_of) continue
    line = "| " order[s] " |"
    for (t = 1; t <= named; t++) line = line " " ranged(order[s], name[t], field, unit, digits) " |"
    for (t = 2; ratios && t <= named; t++) line = line " " shown(ratio(order[s], name[t], field)) " |"
    print line
  }
}
function target(text, found, limit, least) {
  printf "%-7s %s: %.2f\n", (least ? found >= limit : found <= limit) ? "met" : "MISSED", text, found
}
function faster(step, peer, limit) {
  if (known(step, peer))
    target(step ": at least " limit " times as fast as " peer, ratio(step, peer, "seconds"), limit, 1)
}
function smaller(step, peer, limit) {
  if (known(step, peer))
    target(step ": bytes stored at most " limit " of " peer "'s", \
      median(step, "vaultline", "added") / median(step, peer, "added"), limit, 0)
}
# What a backup takes beyond one that has nothing to read: starting, and committing a point.
function beyond(step) {
  return median(step, "vaultline", "seconds") - median("no-change-ranges", "vaultline", "seconds")
}
function proportional(    change) {
  if (days < 2 || beyond("second-ranges") <= 0) return
  change = changed[2] / changed[1]
  target(sprintf("third-ranges: %.3f of the change of second-ranges; start-up apart, time at most %.3f of its", \
    change, 2 * change), beyond("third-ranges") / beyond("second-ranges"), 2 * change, 0)
}
function memory(    s, most) {
  for (s = 1; s <= count; s++) {
    sort(order[s], "vaultline", "rss_kib")
    if (sorted[rounds[order[s], "vaultline"]] > most) most = sorted[rounds[order[s], "vaultline"]]
  }
  target("resident memory at most 512 MB (at any step)", most * 1024 / 1e6, 512, 0)
}
function targets() {
  print "\nTargets (for an image of 8 GiB with 4 GiB of content, and a machine that does nothing else)"
  faster("first", "restic", 2); faster("first", "borg", 2)
  faster("second", "restic", 4); faster("second", "borg", 2)
  target("second-ranges: time at most 0.5 of second", \
    median("second-ranges", "vaultline", "seconds") / median("second", "vaultline", "seconds"), 0.5, 0)
  proportional()
  smaller("first", "borg", 1.02); smaller("second", "borg", 0.5)
  faster("restore", "restic", 1.5); faster("verify", "restic", 1.5)
  memory()
}
END {
  table("seconds", ".", "seconds", 1, 2, !plain)
  table("seconds of processor", ".", "cpu", 1, 2, 0)
  table("seconds to write back afterwards", ".", "sync_s", 1, 2, 0)
  table("MB stored by the step", "^(first|second|third)", "added", 1e6, 1, !plain)
  if (known("restore", "vaultline"))
    table("MB of disk the restored image takes", "^restore$", "added", 1e6, 0, 0)
  table("MB resident at most", ".", "rss_kib", 1e6 / 1024, 0, 0)
  if (!plain) targets()
}
