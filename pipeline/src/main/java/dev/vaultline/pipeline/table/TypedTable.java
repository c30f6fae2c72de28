package dev.vaultline.pipeline.table;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rows of a table that hold one type. */
public final class TypedTable<T> {
  /** Each lost race means that another writer made progress. */
  private static final int MAX_ATTEMPTS = 100;

  private final StateTable table;
  private final Codec<T> codec;

  public TypedTable(StateTable table, Codec<T> codec) {
    this.table = table;
    this.codec = codec;
  }

  /** The value of a row, if there is one. */
  public Optional<T> find(RowKey key) {
    return table.find(key).map(this::decode);
  }

  /** Adds a value; false when there is a row of that name, which is left as it is. */
  public boolean insert(RowKey key, T value) {
    return table.insert(content(key, value));
  }

  /** A value for a row of that name, to be written. */
  public RowContent content(RowKey key, T value) {
    return new RowContent(key, encode(value));
  }

  /** Writes a value over whatever is there. */
  public void put(RowKey key, T value) {
    table.put(content(key, value));
  }

  /** The values of a partition in the order of their row names. Close the stream. */
  public Stream<T> list(String partition, String rowPrefix) {
    return table.list(partition, rowPrefix).map(this::decode);
  }

  /** The values of the rows whose names come after one, in order. Close the stream. */
  public Stream<T> listAfter(String partition, String row) {
    return table.listAfter(partition, row).map(this::decode);
  }

  /** The values of all partitions between two, these included, in order. Close the stream. */
  public Stream<T> listPartitions(String first, String last) {
    return table.listPartitions(first, last).map(this::decode);
  }

  /** The values of a partition in the order of their row names. */
  public List<T> all(String partition, String rowPrefix) {
    try (Stream<T> values = list(partition, rowPrefix)) {
      return values.toList();
    }
  }

  /**
   * Changes a value, again and again until nobody else changed it meanwhile.
   *
   * @param change from the value as it is to the value as it shall be; called once or more. An
   *     equal value is not written
   * @return the value afterwards, or nothing when there is no such row
   */
  public Optional<T> update(RowKey key, UnaryOperator<T> change) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<Row> row = table.find(key);
      if (row.isEmpty()) {
        return Optional.empty();
      }
      T before = decode(row.get());
      T after = change.apply(before);
      if (after.equals(before) || table.replace(row.get(), encode(after))) {
        return Optional.of(after);
      }
    }
    throw new StoreUnavailableException(
        Remedy.RETRY,
        "row " + key + " was changed by others " + MAX_ATTEMPTS + " times in a row; try later",
        new IllegalStateException("too many lost races"));
  }

  private String encode(T value) {
    return new String(Json.write(codec.encode(value)), StandardCharsets.UTF_8);
  }

  /** The value of a row that was read. */
  public T decode(Row row) {
    try {
      return codec.decode(Json.read(row.text().getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedException | InvalidInputException e) {
      throw new DamagedException("row " + row.key(), String.valueOf(e.getMessage()), e);
    }
  }
}
