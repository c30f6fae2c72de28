package dev.vaultline.azure.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.pipeline.table.Row;
import dev.vaultline.pipeline.table.RowContent;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.StateTableContract;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class AzureStateTableTest extends StateTableContract {
  private final Azurite azurite;

  AzureStateTableTest(Azurite azurite) {
    this.azurite = azurite;
  }

  @Override
  protected StateTable table() {
    return new AzureStateTable(azurite.account(), azurite.uniqueName());
  }

  @Test
  void finds_and_deletes_nothing_in_a_table_that_does_not_exist() {
    StateTable table = table();
    RowKey key = new RowKey("p", "r");

    assertThat(table.find(key)).isEmpty();
    assertThat(table.list()).isEmpty();
    assertThat(table.replace(new Row(key, "{}", "W/\"1\""), "{}")).isFalse();
    assertThat(table.delete(new Row(key, "{}", "W/\"1\""))).isFalse();
    table.deleteAll(List.of(key));
  }

  @Test
  void inserts_rows_that_together_are_too_large_for_one_transaction() {
    StateTable table = table();
    String text = "\u65e5".repeat(RowContent.MAX_LENGTH);

    table.insertAll(IntStream.range(0, 60).mapToObj(i -> new RowContent(key(i), text)).toList());

    assertThat(table.list("large", "")).hasSize(60).allMatch(row -> row.text().equals(text));
  }

  private static RowKey key(int number) {
    return new RowKey("large", String.format("%03d", number));
  }
}
