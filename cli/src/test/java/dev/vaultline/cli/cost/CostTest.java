package dev.vaultline.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostTest {
  @TempDir Path folder;

  @Test
  void theExampleOfTheDocumentIsWhatTheModelSays() throws IOException {
    Prices prices = Prices.defaults();
    Workload load =
        new GivenChurn(2, 128L << 30, 0.6, 0.02)
            .load(100, 30, 2, Redundancy.GRS, prices.of(Figure.STORED_PER_CHANGED));

    String document = Files.readString(Path.of("..", "docs", "cost.md"));

    // The last line of the report speaks of the document itself.
    List<String> lines = new CostReport(load, prices).lines();
    assertThat(document).contains(String.join("\n", lines.subList(0, lines.size() - 2)));
  }

  @Test
  void everyFigureIsShippedWithUnitSourceAndDate() {
    Prices prices = Prices.defaults();

    for (Figure figure : Figure.values()) {
      Prices.Entry entry = prices.entries().get(figure);
      assertThat(entry).as(figure.key()).isNotNull();
      assertThat(entry.unit()).as(figure.key()).isNotBlank();
      assertThat(entry.source()).as(figure.key()).isNotBlank();
      assertThat(entry.date()).as(figure.key()).matches("\\d{4}-\\d{2}");
    }
  }

  @Test
  void doubleTheMachinesCostTwiceAsMuch() {
    Prices prices = Prices.defaults();
    GivenChurn churn = new GivenChurn(1, 64L << 30, 0.5, 0.01);

    List<CostLine> one = model(churn.load(50, 7, 2, Redundancy.LRS, 0.5), prices);
    List<CostLine> two = model(churn.load(100, 7, 2, Redundancy.LRS, 0.5), prices);

    for (int line = 0; line < one.size(); line++) {
      assertThat(two.get(line).cost()).isEqualTo(2 * one.get(line).cost());
    }
  }

  private static List<CostLine> model(Workload load, Prices prices) {
    return new CostModel(load, prices).vaultline();
  }

  @Test
  void theFeeOfAnInstanceGoesByBandsOfWhatIsInUse() {
    assertThat(fee(50)).isEqualTo(5);
    assertThat(fee(51)).isEqualTo(10);
    assertThat(fee(500)).isEqualTo(10);
    assertThat(fee(501)).isEqualTo(20);
  }

  private static double fee(long gib) {
    Workload load = new GivenChurn(1, gib << 30, 1, 0).load(1, 1, 1, Redundancy.LRS, 1);
    return new CostModel(load, Prices.defaults()).azureBackup().get(0).cost();
  }

  @Test
  void aFileReplacesThePricesItNamesAndNoOther() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("eu.json"),
            "{\"currency\":\"EUR\",\"figures\":{\"blob.writes\":{\"value\":1.5}}}");

    Prices prices = Prices.defaults().with(file);

    assertThat(prices.currency()).isEqualTo("EUR");
    assertThat(prices.of(Figure.BLOB_WRITES)).isEqualTo(1.5);
    assertThat(prices.entries().get(Figure.BLOB_WRITES).source()).contains("eu.json");
    assertThat(prices.of(Figure.BLOB_READS)).isEqualTo(Prices.defaults().of(Figure.BLOB_READS));
  }

  @Test
  void aPriceThatIsNotKnownIsRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("x.json"), "{\"figures\":{\"blob.write\":{\"value\":1}}}");

    assertThatThrownBy(() -> Prices.defaults().with(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("x.json")
        .hasMessageContaining("blob.write");
  }

  @Test
  void aNegativePriceIsRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.json"), "{\"figures\":{\"blob.writes\":{\"value\":-1}}}");

    assertThatThrownBy(() -> Prices.defaults().with(file)).hasMessageContaining("blob.writes");
  }

  @Test
  void sharesAndDaysAreReadAsPeopleWriteThem() {
    assertThat(Shares.share("--used", "60%")).isEqualTo(0.6);
    assertThat(Shares.rate("--churn", "2.5%/day")).isEqualTo(0.025);
    assertThat(Shares.days("--keep", "30d")).isEqualTo(30);
    for (String wrong : Arrays.asList("60", "101%", "-1%", "x")) {
      assertThatThrownBy(() -> Shares.share("--used", wrong))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("--used");
    }
    assertThatThrownBy(() -> Shares.days("--keep", "0d")).isInstanceOf(InvalidInputException.class);
  }
}
