package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.InvalidInputException;

/**
 * Where a protected disk is.
 *
 * @param kind its platform
 * @param location its name there; for a page blob its URL, which carries no SAS; for a disk of a
 *     machine its slot
 */
public record DiskLocation(SourceKind kind, String location) {
  private static final int MAX_LENGTH = 400;

  public DiskLocation {
    if (location.isEmpty() || location.length() > MAX_LENGTH) {
      throw new InvalidInputException(
          "a disk needs a location of 1-" + MAX_LENGTH + " characters, found " + location.length());
    }
    if (kind == SourceKind.PAGE_BLOB && !location.matches("https?://[^?#\\s]+/[^?#\\s]+")) {
      throw new InvalidInputException(
          "a page-blob disk is named by its http or https URL without a query (no SAS: the service"
              + " reads it with its own identity)");
    }
  }
}
