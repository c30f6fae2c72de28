package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T02:00:00Z");

  @TempDir Path folder;

  @Test
  void reckonsBothCostsFromGivenChurn() {
    Invocation run = Invocation.done("cost", "--machines", 10, "--churn", "1%/day");

    assertThat(run.out())
        .contains("10 machines")
        .contains("VAULTLINE, A MONTH")
        .contains("AZURE BACKUP, A MONTH");
  }

  @Test
  void showsWhereEachFigureComesFrom() {
    assertThat(Invocation.done("cost", "--sources").out())
        .contains("blob.writes")
        .contains("Microsoft's sample prices");
  }

  @Test
  void measuresChurnByTheRecoveryPointsOfAVault() throws IOException {
    Path vault = folder.resolve("vault");
    TestDisk disk = TestDisk.create(folder.resolve("d.img"), 1);
    Invocation.done("vault", "create", vault);
    backUp(vault, disk, 0);
    disk.overwrite(0, 1 << 20, 2);
    backUp(vault, disk, 4);

    JsonNode load =
        Invocation.done("cost", "--vault", vault, "--machines", 5, "--json")
            .json()
            .path("workload");

    assertThat(load.path("machines").asInt()).isEqualTo(5);
    assertThat(load.path("usedBytes").asLong()).isEqualTo(TestDisk.SIZE / 2);
    // A MiB in four days.
    assertThat(load.path("changedBytesPerDay").asLong()).isEqualTo(256 << 10);
    assertThat(load.path("storedBytesPerDay").asDouble()).isGreaterThan(256 << 10);
  }

  private static void backUp(Path vault, TestDisk disk, int day) {
    Invocation run =
        Invocation.at(
            Clock.fixed(FIRST.plusSeconds(day * 86_400L), ZoneOffset.UTC),
            "backup",
            "--vault",
            vault,
            "--item",
            "web-1",
            "--disk",
            disk.file());
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void aVaultWithoutASecondPointSaysNothingOfChurn() {
    Path vault = folder.resolve("vault");
    Invocation.done("vault", "create", vault);

    Invocation run = Invocation.of("cost", "--vault", vault);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("give --used and --churn");
  }

  @Test
  void aShareThatIsNoneIsWrongUsage() {
    Invocation run = Invocation.of("cost", "--used", "much");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--used").contains("60%");
  }
}
