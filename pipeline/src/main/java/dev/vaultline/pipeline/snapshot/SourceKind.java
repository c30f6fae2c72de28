package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.InvalidInputException;
import java.util.Arrays;

/** The platforms whose disks can be protected. */
public enum SourceKind {
  /** A page blob, named by its URL. */
  PAGE_BLOB("page-blob"),
  /** A managed disk, named by where it is attached to its machine: {@code os} or {@code lun:N}. */
  MANAGED_DISK("managed-disk");

  private final String word;

  SourceKind(String word) {
    this.word = word;
  }

  /** The kind as it is written in requests and records. */
  public String word() {
    return word;
  }

  /** The kind of a word. */
  public static SourceKind parse(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "disk kind '" + word + "' is not known; expected '" + PAGE_BLOB.word + "'"));
  }
}
