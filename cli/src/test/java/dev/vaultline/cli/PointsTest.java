package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointsTest {
  @TempDir Path folder;
  private Path vault;

  @BeforeEach
  void createVault() {
    vault = folder.resolve("vault");
    Invocation.done("vault", "create", vault);
  }

  private String backUp(String item) throws IOException {
    Path image = folder.resolve(item + ".img");
    if (!Files.exists(image)) {
      TestDisk.create(image, item.hashCode());
    }
    return Invocation.done("backup", "--vault", vault, "--item", item, "--disk", image, "--json")
        .json()
        .path("point")
        .textValue();
  }

  @Test
  void listsAllPointsOldestFirst() throws IOException {
    String web = backUp("web-1");
    String later = backUp("web-1");
    String db = backUp("db-1");

    Invocation run = Invocation.done("points", "--vault", vault);

    assertThat(run.out()).containsSubsequence("ITEM", "db-1", db, "web-1", web, "web-1", later);
  }

  @Test
  void listsThePointsOfOneItemAsJson() throws IOException {
    String web = backUp("web-1");
    backUp("db-1");

    JsonNode json = Invocation.done("points", "--vault", vault, "--item", "web-1", "--json").json();

    assertThat(json.path("points")).hasSize(1);
    assertThat(json.path("points").path(0).path("point").textValue()).isEqualTo(web);
    assertThat(json.path("points").path(0).path("disks").path(0).path("size").longValue())
        .isEqualTo(TestDisk.SIZE);
  }

  @Test
  void saysSoWhenThereAreNone() {
    assertThat(Invocation.done("points", "--vault", vault).out()).contains("No recovery points in");
  }

  @Test
  void refusesAnUnknownItem() throws IOException {
    backUp("web-1");

    Invocation run = Invocation.of("points", "--vault", vault, "--item", "nope");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no item nope").contains("web-1");
  }

  @Test
  void aDamagedRecordDoesNotHideTheOthers() throws IOException {
    String damaged = backUp("web-1");
    String sound = backUp("db-1");
    Files.write(vault.resolve("points/web-1").resolve(damaged), new byte[100]);

    Invocation run = Invocation.of("points", "--vault", vault);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains(sound).contains("damaged: points/web-1/" + damaged);
  }
}
