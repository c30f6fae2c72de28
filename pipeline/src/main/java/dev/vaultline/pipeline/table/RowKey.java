package dev.vaultline.pipeline.table;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The name of a row in a table: 1–200 letters, digits, {@code .}, {@code _} and {@code -} each,
 * which every table service accepts.
 *
 * @param partition rows of one partition are listed together and changed in batches
 * @param row orders the rows of a partition
 */
public record RowKey(String partition, String row) implements Comparable<RowKey> {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::partition).thenComparing(RowKey::row);

  public RowKey {
    require(partition);
    require(row);
  }

  private static void require(String part) {
    if (!VALID.matcher(part).matches()) {
      throw new IllegalArgumentException(
          "'" + part + "' is not valid in a row's key: expected 1-200 of A-Z a-z 0-9 . _ -");
    }
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return partition + "/" + row;
  }
}
