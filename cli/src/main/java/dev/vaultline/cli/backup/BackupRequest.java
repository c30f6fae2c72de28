package dev.vaultline.cli.backup;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * What to back up.
 *
 * @param disks image files or block devices, in the order of their numbers
 * @param changedRanges a CSV file for each disk; empty to read all
 * @param threads how many work
 */
record BackupRequest(ItemId item, List<Path> disks, List<Path> changedRanges, int threads) {
  BackupRequest {
    disks = List.copyOf(disks);
    changedRanges = List.copyOf(changedRanges);
    if (new HashSet<>(disks).size() != disks.size()) {
      throw new InvalidInputException(
          "the same disk is given twice in " + disks + "; give every disk of the item once");
    }
    if (!changedRanges.isEmpty() && changedRanges.size() != disks.size()) {
      throw new InvalidInputException(
          "there are "
              + disks.size()
              + " disks, but "
              + changedRanges.size()
              + " files of changed ranges: give --changed-ranges once for each --disk, in the same"
              + " order, or not at all");
    }
  }
}
