package dev.vaultline.engine.backup;

/**
 * One queue message's worth of a run.
 *
 * @param disk number of the disk in the run, from 0
 * @param number of the part on that disk, from 0
 */
public record PartId(int disk, int number) {
  @Override
  public String toString() {
    return disk + "-" + number;
  }
}
