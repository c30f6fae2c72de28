package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
  @TempDir Path folder;
  private Path vault;
  private TestDisk os;
  private TestDisk data;
  private String point;

  @BeforeEach
  void backUpTwoDisks() throws IOException {
    vault = folder.resolve("vault");
    os = TestDisk.create(folder.resolve("os.img"), 1);
    data = TestDisk.create(folder.resolve("data.img"), 2);
    Invocation.done("vault", "create", vault);
    point =
        Invocation.done(
                "backup",
                "--vault",
                vault,
                "--item",
                "db-1",
                "--disk",
                os.file(),
                "--disk",
                data.file(),
                "--json")
            .json()
            .path("point")
            .textValue();
  }

  private Path target() {
    return folder.resolve("restored.img");
  }

  @Test
  void restoresTheChosenDiskByteForByte() {
    Invocation run =
        Invocation.done(
            "restore", "--vault", vault, "--point", point, "--disk", 1, "--to", target());

    assertThat(target()).hasSameBinaryContentAs(data.file());
    assertThat(run.out()).contains("disk 1 of db-1/" + point).contains("written  4.0 MiB");
  }

  @Test
  void restoresARange() throws IOException {
    JsonNode json =
        Invocation.done(
                "restore",
                "--vault",
                vault,
                "--point",
                "newest",
                "--disk",
                0,
                "--range",
                "1MiB:1000",
                "--to",
                target(),
                "--json")
            .json();

    byte[] expected = Arrays.copyOfRange(Files.readAllBytes(os.file()), 1 << 20, (1 << 20) + 1000);
    assertThat(target()).hasBinaryContent(expected);
    assertThat(json.path("complete").booleanValue()).isTrue();
    assertThat(json.path("bytesWritten").longValue()).isEqualTo(1000);
  }

  @Test
  void asksWhichDiskWhenThereAreSeveral() {
    Invocation run = Invocation.of("restore", "--vault", vault, "--point", point, "--to", target());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("has 2 disks").contains("--disk 0 to 1");
    assertThat(target()).doesNotExist();
  }

  @Test
  void refusesADiskThePointDoesNotHave() {
    Invocation run =
        Invocation.of("restore", "--vault", vault, "--point", point, "--disk", 2, "--to", target());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no disk 2");
  }

  @Test
  void refusesAnUnknownPoint() {
    Invocation run =
        Invocation.of(
            "restore", "--vault", vault, "--point", "20200101T000000Z-00000000", "--to", target());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no recovery point 20200101T000000Z-00000000");
  }

  @Test
  void refusesAnUnknownItem() {
    Invocation run =
        Invocation.of(
            "restore", "--vault", vault, "--item", "nope", "--point", point, "--to", target());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("nope").contains("db-1");
  }

  @Test
  void asksOfWhichItemTheNewestIsWhenThereAreSeveral() {
    Invocation.done("backup", "--vault", vault, "--item", "web-1", "--disk", os.file());

    Invocation run =
        Invocation.of("restore", "--vault", vault, "--point", "newest", "--to", target());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--item").contains("web-1");
  }

  @Test
  void refusesARangePastTheEndBeforeItTouchesTheTarget() {
    Invocation run =
        Invocation.of(
            "restore",
            "--vault",
            vault,
            "--point",
            point,
            "--disk",
            0,
            "--range",
            "7MiB:2MiB",
            "--to",
            target());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("not on the disk");
    assertThat(target()).doesNotExist();
  }

  @Test
  void refusesAMalformedRange() {
    assertThat(
            Invocation.of(
                    "restore", "--vault", vault, "--point", point, "--disk", 0, "--range", "5",
                    "--to", target())
                .exit())
        .isEqualTo(2);
  }

  @Test
  void replacesAFileOnlyWhenForced() throws IOException {
    Files.writeString(target(), "precious");
    Object[] args = {"restore", "--vault", vault, "--point", point, "--disk", 0, "--to", target()};

    Invocation refused = Invocation.of(args);

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--force");
    assertThat(target()).hasContent("precious");

    Object[] forced = Arrays.copyOf(args, args.length + 1);
    forced[args.length] = "--force";
    Invocation.done(forced);
    assertThat(target()).hasSameBinaryContentAs(os.file());
  }

  @Test
  void writesAllThatIsGoodReportsTheRestAndFails() throws IOException {
    StoredObjects.flipBit(new StoredObjects(vault).largest("data"));

    int damagedDisks = 0;
    for (int disk = 0; disk < 2; disk++) {
      Path to = folder.resolve("damaged-" + disk);
      Invocation run =
          Invocation.of(
              "restore", "--vault", vault, "--point", point, "--disk", disk, "--to", to, "--json");
      JsonNode json = run.json();
      assertThat(to).hasSize(TestDisk.SIZE);
      if (run.exit() == 1) {
        damagedDisks++;
        assertThat(json.path("complete").booleanValue()).isFalse();
        assertThat(json.path("damaged").path(0).path("length").longValue()).isPositive();
        assertThat(json.path("bytesWritten").longValue()).isPositive();
      }
    }
    assertThat(damagedDisks).isEqualTo(1);
  }
}
