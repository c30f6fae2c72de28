package dev.vaultline.azure.table;

import com.azure.data.tables.models.TableEntity;
import dev.vaultline.pipeline.table.Row;
import dev.vaultline.pipeline.table.RowContent;
import dev.vaultline.pipeline.table.RowKey;
import java.util.Objects;

/** Rows as entities: the document is one text property. */
final class Rows {
  private static final String TEXT = "Document";

  /** The SDK keeps an entity's version among its properties. */
  private static final String VERSION = "odata.etag";

  private Rows() {}

  static Row row(TableEntity entity) {
    return new Row(
        new RowKey(entity.getPartitionKey(), entity.getRowKey()),
        Objects.requireNonNullElse((String) entity.getProperty(TEXT), ""),
        entity.getETag());
  }

  static TableEntity entity(RowContent row) {
    return new TableEntity(row.key().partition(), row.key().row()).addProperty(TEXT, row.text());
  }

  static TableEntity entity(RowContent row, String version) {
    return entity(row).addProperty(VERSION, version);
  }

  static TableEntity anyVersion(RowKey key) {
    return new TableEntity(key.partition(), key.row()).addProperty(VERSION, "*");
  }
}
