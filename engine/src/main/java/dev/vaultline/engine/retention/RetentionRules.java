package dev.vaultline.engine.retention;

import dev.vaultline.engine.InvalidInputException;

/**
 * Which recovery points a policy keeps: those that any rule keeps.
 *
 * @param keepNewest how many of the newest
 * @param keepDays all that are not older, in days of 24 hours
 */
public record RetentionRules(int keepNewest, int keepDays) {
  private static final int MOST = 100_000;

  public RetentionRules {
    require("keepNewest", keepNewest);
    require("keepDays", keepDays);
  }

  private static void require(String name, int value) {
    if (value < 0 || value > MOST) {
      throw new InvalidInputException(
          "the retention rule " + name + " is " + value + ": expected 0 to " + MOST);
    }
  }
}
