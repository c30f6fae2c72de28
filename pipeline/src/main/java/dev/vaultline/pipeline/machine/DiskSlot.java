package dev.vaultline.pipeline.machine;

import dev.vaultline.engine.InvalidInputException;
import java.util.OptionalInt;

/**
 * Where a disk is attached to its machine.
 *
 * @param lun the logical unit number of a data disk, 0–63; empty for the disk it starts from
 */
public record DiskSlot(OptionalInt lun) implements Comparable<DiskSlot> {
  /** The disk a machine starts from. */
  public static final DiskSlot OS = new DiskSlot(OptionalInt.empty());

  private static final String LUN = "lun:";

  /** The slot of a data disk. */
  public static DiskSlot lun(int number) {
    return new DiskSlot(OptionalInt.of(number));
  }

  /** The slot of a word, {@code os} or {@code lun:N}. */
  public static DiskSlot parse(String word) {
    if (word.equals("os")) {
      return OS;
    }
    if (word.matches("lun:\\d{1,2}")) {
      return lun(Integer.parseInt(word.substring(LUN.length())));
    }
    throw new InvalidInputException(
        "'" + word + "' names no disk of a machine; expected os or lun:N");
  }

  @Override
  public int compareTo(DiskSlot other) {
    return Integer.compare(lun.orElse(-1), other.lun.orElse(-1));
  }

  /** The word. */
  @Override
  public String toString() {
    return lun.isEmpty() ? "os" : LUN + lun.getAsInt();
  }
}
