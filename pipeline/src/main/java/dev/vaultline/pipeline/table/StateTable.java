package dev.vaultline.pipeline.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One table of rows. Implementations are safe for use by many threads and give these guarantees:
 *
 * <ul>
 *   <li>A write is durable, and seen by every reader and listing, once its call returned.
 *   <li>A row that was read and then changed by somebody else is never overwritten by {@link
 *       #replace} nor removed by {@link #delete}.
 *   <li>Batches of any length are accepted; each row of a batch is written wholly or not at all,
 *       the batch as a whole is not atomic and can be repeated.
 * </ul>
 *
 * Transient failures are retried inside; what comes out as {@link
 * dev.vaultline.engine.store.StoreUnavailableException} lasted longer than that. A repeated request
 * whose first answer was lost may report a conflict with itself: callers read again.
 */
public interface StateTable {

  /** The row of that name, if there is one. */
  Optional<Row> find(RowKey key);

  /**
   * Adds a row.
   *
   * @return false when there is a row of that name already; it is left as it is
   */
  boolean insert(RowContent row);

  /** Adds those of the rows that are not there yet. All are of one partition. */
  void insertAll(List<RowContent> rows);

  /** Writes a row, whether it is there or not. */
  void put(RowContent row);

  /**
   * Gives a row new content if it still is as it was read.
   *
   * @return false when it was changed or removed in the meantime; nothing is written
   */
  boolean replace(Row read, String text);

  /**
   * Removes a row if it still is as it was read.
   *
   * @return false when it was changed or removed in the meantime
   */
  boolean delete(Row read);

  /** Removes rows, whether they were changed or not, and whether they are there. */
  void deleteAll(List<RowKey> rows);

  /** Removes the rows of a partition. Repeated when it was interrupted. */
  default void deletePartition(String partition) {
    try (Stream<Row> rows = list(partition, "")) {
      deleteAll(rows.map(Row::key).toList());
    }
  }

  /**
   * The rows of a partition in the order of their names. Read lazily: close the stream.
   *
   * @param rowPrefix any start of a row name; empty for all
   */
  Stream<Row> list(String partition, String rowPrefix);

  /**
   * The rows of a partition whose names come after one, in order. Read lazily: close the stream.
   *
   * @param row need not be there
   */
  Stream<Row> listAfter(String partition, String row);

  /**
   * The rows of all partitions whose names lie between two, by partition and then row name. Read
   * lazily: close the stream.
   *
   * @param first the least name; need not be there
   * @param last the greatest name, itself included; need not be there
   */
  Stream<Row> listPartitions(String first, String last);

  /** All rows, by partition and then row name. Read lazily: close the stream. */
  Stream<Row> list();
}
