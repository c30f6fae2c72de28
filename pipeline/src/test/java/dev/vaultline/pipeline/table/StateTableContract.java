package dev.vaultline.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link StateTable} must do. */
public abstract class StateTableContract {
  private static final RowKey KEY = new RowKey("machines", "web-1");

  /** An empty table. */
  protected abstract StateTable table();

  @Test
  void findsNothingWhereNothingWasWritten() {
    assertThat(table().find(KEY)).isEmpty();
  }

  @Test
  void findsWhatWasInserted() {
    StateTable table = table();
    assertThat(table.insert(row(KEY, "{\"a\":1}"))).isTrue();
    assertThat(table.find(KEY)).get().extracting(Row::key, Row::text).contains(KEY, "{\"a\":1}");
  }

  @Test
  void anInsertLeavesAnExistingRowAsItIs() {
    StateTable table = table();
    table.insert(row(KEY, "{}"));
    assertThat(table.insert(row(KEY, "{\"other\":true}"))).isFalse();
    assertThat(text(table, KEY)).isEqualTo("{}");
  }

  @Test
  void keepsTextOfAnyLanguageAndOfTheGreatestLength() {
    StateTable table = table();
    String text = "{\"ä\":\"日本\uD83D\uDE00\"}" + " ".repeat(RowContent.MAX_LENGTH - 14);
    table.put(row(KEY, text));
    assertThat(text(table, KEY)).isEqualTo(text);
  }

  @Test
  void aPutWritesOverWhatIsThere() {
    StateTable table = table();
    table.put(row(KEY, "{}"));
    table.put(row(KEY, "{\"b\":2}"));
    assertThat(text(table, KEY)).isEqualTo("{\"b\":2}");
  }

  @Test
  void replacesARowThatIsAsItWasRead() {
    StateTable table = table();
    Row read = written(table, KEY, "{}");
    assertThat(table.replace(read, "{\"c\":3}")).isTrue();
    assertThat(text(table, KEY)).isEqualTo("{\"c\":3}");
  }

  @Test
  void refusesToReplaceARowThatChangedOrIsGone() {
    StateTable table = table();
    Row read = written(table, KEY, "{}");
    table.replace(read, "{\"c\":3}");
    assertThat(table.replace(read, "{\"d\":4}")).isFalse();
    assertThat(text(table, KEY)).isEqualTo("{\"c\":3}");
    table.deleteAll(List.of(KEY));
    assertThat(table.replace(read, "{\"d\":4}")).isFalse();
    assertThat(table.find(KEY)).isEmpty();
  }

  @Test
  void aRowWrittenWithTheSameTextCountsAsChanged() {
    StateTable table = table();
    Row read = written(table, KEY, "{}");
    table.put(row(KEY, "{}"));
    assertThat(table.replace(read, "{\"d\":4}")).isFalse();
  }

  @Test
  void deletesOnlyARowThatIsAsItWasRead() {
    StateTable table = table();
    Row first = written(table, KEY, "{}");
    Row second = written(table, KEY, "{\"e\":5}");
    assertThat(table.delete(first)).isFalse();
    assertThat(table.delete(second)).isTrue();
    assertThat(table.delete(second)).isFalse();
    assertThat(table.find(KEY)).isEmpty();
  }

  @Test
  void insertsABatchOfAnyLengthAndLeavesWhatIsThere() {
    StateTable table = table();
    table.insert(row(key(7), "{\"mine\":true}"));
    table.insertAll(IntStream.range(0, 250).mapToObj(i -> row(key(i), "{}")).toList());
    table.insertAll(List.of());
    assertThat(keys(table.list("batch", ""))).hasSize(250);
    assertThat(text(table, key(7))).isEqualTo("{\"mine\":true}");
  }

  @Test
  void deletesABatchOfAnyLengthWhetherItIsThereOrNot() {
    StateTable table = table();
    table.insertAll(IntStream.range(0, 220).mapToObj(i -> row(key(i), "{}")).toList());
    table.deleteAll(IntStream.range(10, 300).mapToObj(StateTableContract::key).toList());
    table.deleteAll(List.of());
    assertThat(keys(table.list("batch", "")))
        .containsExactlyElementsOf(
            IntStream.range(0, 10).mapToObj(StateTableContract::key).toList());
  }

  @Test
  void refusesABatchOverSeveralPartitions() {
    StateTable table = table();
    List<RowContent> rows =
        List.of(row(new RowKey("a", "1"), "{}"), row(new RowKey("b", "1"), "{}"));
    assertThatThrownBy(() -> table.insertAll(rows)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsAPartitionInTheOrderOfItsRowsAndByPrefix() {
    StateTable table = table();
    for (String row : List.of("b-2", "a-1", "b-10", "c", "B-1")) {
      table.insert(row(new RowKey("p", row), "{}"));
    }
    table.insert(row(new RowKey("p2", "b-3"), "{}"));
    assertThat(keys(table.list("p", "")).map(RowKey::row))
        .containsExactly("B-1", "a-1", "b-10", "b-2", "c");
    assertThat(keys(table.list("p", "b-")).map(RowKey::row)).containsExactly("b-10", "b-2");
    assertThat(keys(table.list("absent", ""))).isEmpty();
    assertThat(keys(table.listAfter("p", "a-1")).map(RowKey::row))
        .containsExactly("b-10", "b-2", "c");
    assertThat(keys(table.listAfter("p", "b")).map(RowKey::row))
        .containsExactly("b-10", "b-2", "c");
    assertThat(keys(table.listAfter("p", "c"))).isEmpty();
  }

  @Test
  void listsMoreThanOnePageOfAllPartitionsInOrder() {
    StateTable table = table();
    table.insertAll(IntStream.range(0, 1_100).mapToObj(i -> row(key(i), "{}")).toList());
    table.insert(row(KEY, "{}"));
    List<RowKey> keys = keys(table.list()).toList();
    assertThat(keys).hasSize(1_101).isSorted().endsWith(KEY);
  }

  @Test
  void listsThePartitionsBetweenTwoNamesInOrder() {
    StateTable table = table();
    for (String partition : List.of("day-03", "day-01", "day-02", "day-04", "item-1", "active")) {
      table.insert(row(new RowKey(partition, "b"), "{}"));
      table.insert(row(new RowKey(partition, "a"), "{}"));
    }
    assertThat(keys(table.listPartitions("day-02", "day-03")).map(RowKey::toString))
        .containsExactly("day-02/a", "day-02/b", "day-03/a", "day-03/b");
    assertThat(keys(table.listPartitions("day-031", "day-99")).map(RowKey::toString))
        .containsExactly("day-04/a", "day-04/b");
    assertThat(keys(table.listPartitions("day-05", "day-99"))).isEmpty();
  }

  @Test
  void ofManyThatReplaceTheSameRowOneWins() throws Exception {
    StateTable table = table();
    Row read = written(table, KEY, "{}");
    assertThat(winners(i -> table.replace(read, "{\"winner\":" + i + "}"))).isEqualTo(1);
  }

  @Test
  void ofManyThatInsertTheSameRowOneWins() throws Exception {
    StateTable table = table();
    assertThat(winners(i -> table.insert(row(KEY, "{\"winner\":" + i + "}")))).isEqualTo(1);
  }

  private interface Attempt {
    boolean succeeds(int number);
  }

  private static long winners(Attempt attempt) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> calls =
          IntStream.range(0, 16)
              .<Callable<Boolean>>mapToObj(i -> () -> attempt.succeeds(i))
              .toList();
      long winners = 0;
      for (Future<Boolean> result : threads.invokeAll(calls)) {
        winners += result.get() ? 1 : 0;
      }
      return winners;
    } finally {
      threads.shutdown();
    }
  }

  private static Row written(StateTable table, RowKey key, String text) {
    table.put(row(key, text));
    return table.find(key).orElseThrow();
  }

  private static String text(StateTable table, RowKey key) {
    return table.find(key).orElseThrow().text();
  }

  private static RowKey key(int number) {
    return new RowKey("batch", String.format("%05d", number));
  }

  private static RowContent row(RowKey key, String text) {
    return new RowContent(key, text);
  }

  private static Stream<RowKey> keys(Stream<Row> rows) {
    try (rows) {
      return rows.map(Row::key).toList().stream();
    }
  }
}
