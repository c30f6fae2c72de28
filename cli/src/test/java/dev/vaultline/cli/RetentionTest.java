package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir Path folder;
  private Path vault;
  private TestDisk disk;

  @BeforeEach
  void backUpTwice() throws IOException {
    vault = folder.resolve("vault");
    disk = TestDisk.create(folder.resolve("web-1.img"), 1);
    Invocation.done("vault", "create", vault, "--soft-delete-days", 0);
    backUp();
    disk.overwrite(0, TestDisk.SIZE / 2, 2);
    backUp();
  }

  private void backUp() {
    Invocation.done("backup", "--vault", vault, "--item", "web-1", "--disk", disk.file());
  }

  private Invocation retain(Object... more) {
    Object[] args = {"retention", "--vault", vault, "--item", "web-1", "--keep-newest", 1};
    return Invocation.of(Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray());
  }

  private int points() {
    return Invocation.done("points", "--vault", vault, "--json").json().path("points").size();
  }

  @Test
  void saysWhatItWouldDoAndDoesNothing() {
    Invocation run = retain("--dry-run");

    assertThat(run.out()).contains("delete  no rule keeps it").contains("1 would be deleted");
    assertThat(points()).isEqualTo(2);
  }

  @Test
  void deletesWhatNoRuleKeepsAndTheSweepFreesIt() throws IOException {
    JsonNode decided = retain("--json").json();
    JsonNode planned = Invocation.done("sweep", "--vault", vault, "--dry-run", "--json").json();
    JsonNode swept = Invocation.done("sweep", "--vault", vault, "--json").json();

    assertThat(decided.path("points").path(0).path("keep").booleanValue()).isFalse();
    assertThat(decided.path("points").path(1).path("because").path(0).textValue()).contains("last");
    assertThat(planned.path("bytes").longValue()).isGreaterThan(TestDisk.SIZE / 2);
    assertThat(swept.path("bytes").longValue()).isEqualTo(planned.path("bytes").longValue());
    assertThat(swept.path("points").intValue()).isEqualTo(1);
    assertThat(points()).isEqualTo(1);
    Invocation.done("verify", "--vault", vault);
    Invocation.done(
        "restore", "--vault", vault, "--point", "newest", "--to", folder.resolve("r.img"));
    assertThat(folder.resolve("r.img")).hasSameBinaryContentAs(disk.file());
  }

  @Test
  void keepsWhatIsYoungEnough() {
    Invocation run = retain("--keep-days", 30);

    assertThat(run.out()).contains("not older than 30 days");
    assertThat(points()).isEqualTo(2);
  }

  @Test
  void wantsToKnowWhatToKeep() {
    Invocation run = Invocation.of("retention", "--vault", vault, "--item", "web-1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--keep-newest N");
  }

  @Test
  void refusesAnUnknownItem() {
    Invocation run =
        Invocation.of("retention", "--vault", vault, "--item", "nope", "--keep-days", 1);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("web-1");
  }

  @Test
  void aSweepWithNothingToDoSaysSo() {
    assertThat(Invocation.done("sweep", "--vault", vault, "--dry-run").out())
        .contains("Nothing to sweep");
    assertThat(Invocation.done("sweep", "--vault", vault).out()).contains("0 objects deleted");
  }
}
