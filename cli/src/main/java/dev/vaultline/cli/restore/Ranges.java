package dev.vaultline.cli.restore;

import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.ByteRange;

/** Ranges as people write them: {@code OFFSET:LENGTH}. */
final class Ranges {
  private Ranges() {}

  static ByteRange parse(String text) {
    String[] fields = text.split(":", -1);
    if (fields.length == 2) {
      long offset = Sizes.parse(fields[0]);
      long length = Sizes.parse(fields[1]);
      if (length > 0 && offset <= Long.MAX_VALUE - length) {
        return new ByteRange(offset, length);
      }
    }
    throw new InvalidInputException(
        "'" + text + "' is not a range: expected OFFSET:LENGTH, such as 1GiB:64KiB or 0:512");
  }
}
