package dev.vaultline.azure.table;

import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.pipeline.table.Row;
import dev.vaultline.pipeline.table.RowContent;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A table of Table storage, made when the first row is written. */
public final class AzureStateTable implements StateTable {
  private final TableClient table;

  /**
   * @param name of the table, which need not exist
   */
  public AzureStateTable(StorageAccount account, String name) {
    this.table = account.tables().getTableClient(name);
  }

  @Override
  public Optional<Row> find(RowKey key) {
    try {
      return Optional.of(Rows.row(table.getEntity(key.partition(), key.row())));
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        return Optional.empty();
      }
      throw failure(e, Effect.NONE, "read row " + key);
    }
  }

  @Override
  public boolean insert(RowContent row) {
    try {
      return writing(
          () -> {
            table.createEntity(Rows.entity(row));
            return true;
          });
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 409)) {
        return false;
      }
      throw failure(e, Effect.CHANGE, "insert row " + row.key());
    }
  }

  @Override
  public void insertAll(List<RowContent> rows) {
    Batches.requireOnePartition(rows.stream().map(RowContent::key));
    for (List<RowContent> batch : Batches.ofRows(rows)) {
      try {
        writing(() -> table.submitTransaction(Batches.inserts(batch)));
      } catch (RuntimeException e) {
        if (!ServiceError.is(e, 409)) {
          throw failure(e, Effect.CHANGE, "insert " + batch.size() + " rows");
        }
        batch.forEach(this::insert); // One that is there refuses the whole batch.
      }
    }
  }

  @Override
  public void put(RowContent row) {
    try {
      writing(
          () ->
              table.upsertEntityWithResponse(
                  Rows.entity(row), TableEntityUpdateMode.REPLACE, null, Context.NONE));
    } catch (RuntimeException e) {
      throw failure(e, Effect.NONE, "write row " + row.key());
    }
  }

  @Override
  public boolean replace(Row read, String text) {
    TableEntity entity = Rows.entity(new RowContent(read.key(), text), read.version());
    try {
      table.updateEntityWithResponse(
          entity, TableEntityUpdateMode.REPLACE, true, null, Context.NONE);
      return true;
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 412) || ServiceError.is(e, 404)) {
        return false;
      }
      throw failure(e, Effect.CHANGE, "replace row " + read.key());
    }
  }

  @Override
  public boolean delete(Row read) {
    TableEntity entity = Rows.entity(new RowContent(read.key(), read.text()), read.version());
    try {
      // The SDK reports a row that is not there as a success with the status that says so.
      Response<Void> answer = table.deleteEntityWithResponse(entity, true, null, Context.NONE);
      return answer.getStatusCode() != 404;
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 412) || ServiceError.is(e, 404)) {
        return false;
      }
      throw failure(e, Effect.CHANGE, "delete row " + read.key());
    }
  }

  @Override
  public void deleteAll(List<RowKey> keys) {
    Batches.requireOnePartition(keys.stream());
    for (List<RowKey> batch : Batches.ofKeys(keys)) {
      try {
        table.submitTransaction(
            Batches.of(TableTransactionActionType.DELETE, batch, Rows::anyVersion));
      } catch (RuntimeException e) {
        if (!ServiceError.is(e, 404)) {
          throw failure(e, Effect.NONE, "delete " + batch.size() + " rows");
        }
        batch.forEach(this::deleteOne); // One that is not there refuses the whole batch.
      }
    }
  }

  private void deleteOne(RowKey key) {
    try {
      table.deleteEntity(key.partition(), key.row());
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, 404)) {
        throw failure(e, Effect.NONE, "delete row " + key);
      }
    }
  }

  @Override
  public Stream<Row> list(String partition, String rowPrefix) {
    String ofPartition = "PartitionKey eq '" + partition + "'";
    // '~' comes after all characters of a row's name.
    String ofPrefix = " and RowKey ge '" + rowPrefix + "' and RowKey lt '" + rowPrefix + "~'";
    return list(Optional.of(rowPrefix.isEmpty() ? ofPartition : ofPartition + ofPrefix));
  }

  @Override
  public Stream<Row> listAfter(String partition, String row) {
    return list(Optional.of("PartitionKey eq '" + partition + "' and RowKey gt '" + row + "'"));
  }

  @Override
  public Stream<Row> listPartitions(String first, String last) {
    return list(Optional.of("PartitionKey ge '" + first + "' and PartitionKey le '" + last + "'"));
  }

  @Override
  public Stream<Row> list() {
    return list(Optional.empty());
  }

  private Stream<Row> list(Optional<String> filter) {
    ListEntitiesOptions options = new ListEntitiesOptions();
    filter.ifPresent(options::setFilter);
    return new RowListing(
            () -> table.listEntities(options, null, Context.NONE).iterator(),
            e -> failure(e, Effect.NONE, "list rows"))
        .stream();
  }

  /** Makes the table when it is missing, and tries again. */
  private <T> T writing(Supplier<T> write) {
    try {
      return write.get();
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "TableNotFound")) {
        throw e;
      }
      createTable();
      return write.get();
    }
  }

  private void createTable() {
    try {
      table.createTable();
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "TableAlreadyExists")) {
        throw e;
      }
    }
  }

  private RuntimeException failure(RuntimeException e, Effect effect, String doing) {
    return StorageFailures.translate(
        e, effect, table.getTableEndpoint().replaceFirst("\\?.*", ""), doing);
  }
}
