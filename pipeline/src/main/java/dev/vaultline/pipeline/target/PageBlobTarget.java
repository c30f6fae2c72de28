package dev.vaultline.pipeline.target;

import dev.vaultline.engine.InvalidInputException;

/**
 * A page blob that a restore creates.
 *
 * @param container 3–63 lower-case letters, digits and single hyphens; created when it is not there
 * @param name of the page blob in it, 1–512 characters
 */
public record PageBlobTarget(String container, String name) implements TargetDisk {
  public PageBlobTarget {
    if (!container.matches("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new InvalidInputException(
          "container '"
              + container
              + "' is not valid: expected 3-63 lower-case letters, digits and single hyphens");
    }
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,511}")
        || name.contains("//")
        || name.endsWith("/")
        || name.endsWith(".")) {
      throw new InvalidInputException(
          "target '"
              + name
              + "' is not valid: expected 1-512 letters, digits, '.', '_', '-' and single '/', the"
              + " first a letter or digit, the last neither '/' nor '.'");
    }
  }

  @Override
  public String toString() {
    return container + "/" + name;
  }
}
