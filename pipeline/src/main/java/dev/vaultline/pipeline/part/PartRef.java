package dev.vaultline.pipeline.part;

import dev.vaultline.engine.format.MalformedException;
import java.util.Locale;

/**
 * Which part of a job.
 *
 * @param disk number of the disk, from 0
 * @param number of the part on that disk, from 0
 * @param group the parts of a job are kept in groups, numbered from 0
 */
public record PartRef(int disk, int number, int group) {
  /** Parts in a group: one page of a table, and one transaction. */
  public static final int GROUP_SIZE = 100;

  public PartRef {
    if (disk < 0 || number < 0 || group < 0) {
      throw new MalformedException(
          "there is no part " + number + " of disk " + disk + " in group " + group);
    }
  }

  String row() {
    return String.format(Locale.ROOT, "d%03d-p%07d", disk, number);
  }

  @Override
  public String toString() {
    return "part " + number + " of disk " + disk;
  }
}
