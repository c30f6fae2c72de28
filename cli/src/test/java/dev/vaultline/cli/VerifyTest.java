package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  @TempDir Path folder;
  private Path vault;
  private String point;

  @BeforeEach
  void backUp() throws IOException {
    vault = folder.resolve("vault");
    TestDisk disk = TestDisk.create(folder.resolve("web-1.img"), 1);
    Invocation.done("vault", "create", vault);
    point =
        Invocation.done(
                "backup", "--vault", vault, "--item", "web-1", "--disk", disk.file(), "--json")
            .json()
            .path("point")
            .textValue();
  }

  @Test
  void findsASoundVaultSound() {
    Invocation run = Invocation.done("verify", "--vault", vault);

    assertThat(run.out()).contains("Verified 1 recovery points").contains("Everything is sound.");
  }

  @Test
  void reportsASoundVaultAsJson() {
    JsonNode json =
        Invocation.done("verify", "--vault", vault, "--item", "web-1", "--point", point, "--json")
            .json();

    assertThat(json.path("sound").booleanValue()).isTrue();
    assertThat(json.path("damages")).isEmpty();
    assertThat(json.path("bytes").longValue()).isPositive();
  }

  @Test
  void namesADamagedPackAndTheExtentsItAffects() throws IOException {
    Path pack = new StoredObjects(vault).largest("data");
    StoredObjects.flipBit(pack);

    Invocation run = Invocation.of("verify", "--vault", vault);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out())
        .contains(vault.relativize(pack).toString())
        .contains("affects web-1/" + point + ", disk 0, bytes [");
  }

  @Test
  void namesDamageAsJson() throws IOException {
    Path pack = new StoredObjects(vault).largest("data");
    Files.delete(pack);

    Invocation run = Invocation.of("verify", "--vault", vault, "--json");

    assertThat(run.exit()).isEqualTo(3);
    JsonNode damage = run.json().path("damages").path(0);
    assertThat(damage.path("object").textValue()).isEqualTo(vault.relativize(pack).toString());
    assertThat(damage.path("affected").path(0).path("point").textValue()).isEqualTo(point);
    assertThat(damage.path("affected").path(0).path("length").longValue()).isPositive();
  }

  @Test
  void findsADamagedRecordWhichTheListOfPointsShowsToo() throws IOException {
    StoredObjects.flipBit(vault.resolve("points/web-1").resolve(point));

    Invocation verify = Invocation.of("verify", "--vault", vault);
    Invocation points = Invocation.of("points", "--vault", vault);

    assertThat(verify.exit()).isEqualTo(3);
    assertThat(verify.out()).contains("points/web-1/" + point);
    assertThat(points.out() + points.exit()).isNotEmpty();
  }

  @Test
  void findsDamagedVaultSettings() throws IOException {
    StoredObjects.flipBit(vault.resolve("vault"));

    assertThat(Invocation.of("verify", "--vault", vault).exit()).isEqualTo(3);
  }

  @Test
  void refusesAnUnknownItem() {
    Invocation run = Invocation.of("verify", "--vault", vault, "--item", "nope");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("nope").contains("web-1");
  }

  @Test
  void refusesNoThreads() {
    Invocation run = Invocation.of("verify", "--vault", vault, "--threads", 0);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("expected 1 to 64");
  }
}
