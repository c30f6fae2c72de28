package dev.vaultline.engine.retention;

import dev.vaultline.engine.InvalidInputException;

/**
 * Which recovery points of an item are kept: a point stays while any rule wants it.
 *
 * @param keepNewest the newest this many, at least one
 * @param keepDays those of the last this many days; 0 for none
 */
public record RetentionRules(int keepNewest, int keepDays) {
  public RetentionRules {
    if (keepNewest < 1 || keepDays < 0) {
      throw new InvalidInputException(
          "retention keeps the newest "
              + keepNewest
              + " and "
              + keepDays
              + " days; expected at least 1 and at least 0");
    }
  }
}
