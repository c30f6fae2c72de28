package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.map.BlockSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir Path folder;
  private Path vault;
  private TestDisk disk;

  @BeforeEach
  void createVault() throws IOException {
    vault = folder.resolve("vault");
    disk = TestDisk.create(folder.resolve("web-1.img"), 1);
    Invocation.done("vault", "create", vault);
  }

  private Invocation backup(Object... more) {
    Object[] args = {"backup", "--vault", vault, "--item", "web-1", "--disk", disk.file()};
    return Invocation.of(concat(args, more));
  }

  private static Object[] concat(Object[] args, Object[] more) {
    return Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray();
  }

  @Test
  void saysWhatWasReadChangedAndStored() {
    Invocation run = backup();

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("of web-1")
        .contains("read     8.0 MiB")
        .contains("(the item's first)");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsAtLeastIdAndBytesAndSecondsAsJson() {
    JsonNode json = backup("--json").json();

    assertThat(json.path("point").textValue()).matches("\\d{8}T\\d{6}Z-[0-9a-f]{8}");
    assertThat(json.path("bytesRead").longValue()).isEqualTo(TestDisk.SIZE);
    assertThat(json.path("bytesChanged").longValue()).isEqualTo(TestDisk.SIZE / 2);
    assertThat(json.path("bytesStored").longValue()).isGreaterThan(TestDisk.SIZE / 2);
    assertThat(json.path("seconds").isNumber()).isTrue();
    assertThat(json.path("parent").isNull()).isTrue();
  }

  @Test
  void storesOnlyWhatDiffersFromThePointBefore() throws IOException {
    String first = backup("--json").json().path("point").textValue();
    disk.overwrite(1 << 20, 1000, 2);

    JsonNode second = backup("--json").json();

    assertThat(second.path("parent").textValue()).isEqualTo(first);
    assertThat(second.path("bytesRead").longValue()).isEqualTo(TestDisk.SIZE);
    assertThat(second.path("bytesChanged").longValue()).isEqualTo(BlockSize.DEFAULT.bytes());
  }

  @Test
  void readsOnlyTheChangedRanges() throws IOException {
    backup();
    disk.overwrite(1 << 20, 1000, 2);
    Path csv =
        Files.writeString(folder.resolve("c.csv"), "offset_bytes,length_bytes\n1048576,1000\n");

    JsonNode second = backup("--json", "--changed-ranges", csv).json();

    assertThat(second.path("bytesRead").longValue()).isEqualTo(BlockSize.DEFAULT.bytes());
    assertThat(second.path("disks").path(0).path("coverage").textValue())
        .isEqualTo("changed-ranges");
  }

  @Test
  void takesTheChangedRangesOfADiskThatIsExportedToAnotherFile() throws IOException {
    backup();
    Path copy = Files.copy(disk.file(), folder.resolve("day-2.img"));
    new TestDisk(copy).overwrite(0, 10, 3);
    Path csv = Files.writeString(folder.resolve("c.csv"), "offset_bytes,length_bytes\n0,10\n");

    Invocation run =
        Invocation.of(
            "backup", "--vault", vault, "--item", "web-1", "--disk", copy, "--changed-ranges", csv);
    Invocation.done("restore", "--vault", vault, "--point", "newest", "--to", folder.resolve("r"));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("r")).hasSameBinaryContentAs(copy);
  }

  @Test
  void keepsPointsInOrderEvenWithinOneSecond() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC);
    Object[] args = {
      "backup", "--vault", vault, "--item", "web-1", "--disk", disk.file(), "--json"
    };
    String previous = "";
    for (int i = 0; i < 4; i++) {
      JsonNode json = Invocation.at(clock, args).json();
      String point = json.path("point").textValue();

      assertThat(json.path("parent").asText("")).isEqualTo(previous);
      assertThat(point).isGreaterThan(previous);
      previous = point;
    }
  }

  @Test
  void refusesChangedRangesOfAnItemWithoutAPoint() throws IOException {
    Path csv = Files.writeString(folder.resolve("c.csv"), "offset_bytes,length_bytes\n0,10\n");

    Invocation run = backup("--changed-ranges", csv);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("back it up in full");
  }

  @Test
  void namesFileAndLineOfWrongChangedRanges() throws IOException {
    backup();
    Path csv =
        Files.writeString(folder.resolve("c.csv"), "offset_bytes,length_bytes\n0,10\n5,10\n");

    Invocation run = backup("--changed-ranges", csv);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("c.csv:3").contains("overlap");
  }

  @Test
  void refusesAnotherNumberOfChangedRangesThanDisks() {
    Invocation run = backup("--changed-ranges", "a.csv", "--changed-ranges", "b.csv");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("once for each --disk");
  }

  @Test
  void refusesADiskThatShrank() throws IOException {
    backup();
    disk.resize(TestDisk.SIZE / 2);

    Invocation run = backup();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("disks do not shrink");
  }

  @Test
  void refusesADiskThatIsNotThere() {
    Invocation run =
        Invocation.of(
            "backup", "--vault", vault, "--item", "x", "--disk", folder.resolve("no.img"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no.img");
  }

  @Test
  void refusesADirectoryThatIsNoVault() {
    Invocation run =
        Invocation.of("backup", "--vault", folder, "--item", "x", "--disk", disk.file());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is not a vault").contains("vaultline vault create");
  }

  @Test
  void refusesMissingOptions() {
    Invocation run = Invocation.of("backup", "--vault", vault);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--item").contains("--disk").contains("vaultline backup --help");
  }

  @Test
  void leavesNothingCommittedWhenItFails() throws IOException {
    backup();
    StoredObjects.flipBit(new StoredObjects(vault).largest("maps"));
    disk.overwrite(0, 10, 9);

    Invocation run = backup();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("damaged");
    assertThat(Invocation.done("points", "--vault", vault, "--json").json().path("points"))
        .hasSize(1);
    try (Stream<Path> left = Files.walk(vault.resolve("runs"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
