package dev.vaultline.pipeline.table;

/**
 * A row to be stored.
 *
 * @param key its name
 * @param text a JSON document of at most {@value #MAX_LENGTH} characters
 */
public record RowContent(RowKey key, String text) {
  /** What fits into one text property of Azure Table storage (64 KiB of UTF-16), with room. */
  public static final int MAX_LENGTH = 30_000;

  public RowContent {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "row "
              + key
              + " has "
              + text.length()
              + " characters; a row holds up to "
              + MAX_LENGTH
              + ": shorten what grows with the input");
    }
  }
}
