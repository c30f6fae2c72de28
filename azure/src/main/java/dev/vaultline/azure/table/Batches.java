package dev.vaultline.azure.table;

import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.vaultline.pipeline.table.RowContent;
import dev.vaultline.pipeline.table.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Splits rows into the transactions that the service accepts: 100 rows and 4 MiB at most. */
final class Batches {
  private static final int MOST_ROWS = 100;

  /** A character can take six bytes in JSON; the frame around a row takes some hundred more. */
  private static final int MOST_CHARACTERS = 500_000;

  private Batches() {}

  static List<List<RowContent>> ofRows(List<RowContent> rows) {
    List<List<RowContent>> batches = new ArrayList<>();
    int first = 0;
    int characters = 0;
    for (int at = 0; at < rows.size(); at++) {
      int length = rows.get(at).text().length();
      if (at - first == MOST_ROWS || (at > first && characters + length > MOST_CHARACTERS)) {
        batches.add(rows.subList(first, at));
        first = at;
        characters = 0;
      }
      characters += length;
    }
    if (first < rows.size()) {
      batches.add(rows.subList(first, rows.size()));
    }
    return batches;
  }

  static List<List<RowKey>> ofKeys(List<RowKey> keys) {
    List<List<RowKey>> batches = new ArrayList<>();
    for (int first = 0; first < keys.size(); first += MOST_ROWS) {
      batches.add(keys.subList(first, Math.min(first + MOST_ROWS, keys.size())));
    }
    return batches;
  }

  static List<TableTransactionAction> inserts(List<RowContent> rows) {
    return of(TableTransactionActionType.CREATE, rows, Rows::entity);
  }

  static <T> List<TableTransactionAction> of(
      TableTransactionActionType type, List<T> rows, Function<T, TableEntity> entity) {
    return rows.stream().map(row -> new TableTransactionAction(type, entity.apply(row))).toList();
  }

  static void requireOnePartition(Stream<RowKey> keys) {
    if (keys.map(RowKey::partition).distinct().count() > 1) {
      throw new IllegalArgumentException("the rows of a batch are of one partition");
    }
  }
}
