package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.map.BlockSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultCreateTest {
  @TempDir Path folder;

  @Test
  void createsAVaultAndSaysWhatToDoNext() {
    Invocation run = Invocation.done("vault", "create", folder.resolve("v"));

    assertThat(run.out())
        .contains("block size   " + Sizes.text(BlockSize.DEFAULT.bytes()))
        .contains("vaultline backup --vault");
    assertThat(folder.resolve("v/vault")).exists();
  }

  @Test
  void theHelpTellsTheDefaultBlockSize() {
    assertThat(Invocation.done("vault", "create", "--help").out())
        .contains("Default: " + BlockSize.DEFAULT.bytes() / 1024 + "KiB");
  }

  @Test
  void printsTheSettingsAsJson() {
    JsonNode json =
        Invocation.done(
                "vault",
                "create",
                folder.resolve("v"),
                "--json",
                "--block-size",
                "128KiB",
                "--soft-delete-days",
                3)
            .json();

    assertThat(json.path("blockSize").intValue()).isEqualTo(131072);
    assertThat(json.path("softDeleteDays").intValue()).isEqualTo(3);
    assertThat(json.path("vault").textValue()).isEqualTo(folder.resolve("v").toString());
  }

  @Test
  void refusesToCreateAVaultTwice() {
    Invocation.done("vault", "create", folder.resolve("v"));

    Invocation run = Invocation.of("vault", "create", folder.resolve("v"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is a vault already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"63KiB", "8KiB", "2MiB", "many", "", "9999999999999G"})
  void refusesABlockSizeThatIsNotPossible(String size) {
    Invocation run = Invocation.of("vault", "create", folder.resolve("v"), "--block-size", size);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ");
    assertThat(folder.resolve("v")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/vault", " ", "s3://bucket"})
  void refusesWhatNamesNoVault(String location) {
    Invocation run = Invocation.of("vault", "create", location);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("does not name a vault");
  }

  @Test
  void refusesAFileInPlaceOfADirectory() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(Invocation.of("vault", "create", file).exit()).isEqualTo(2);
  }

  @Test
  void aFailureIsADocumentTooWhenJsonIsAskedFor() {
    JsonNode json = Invocation.of("vault", "create", "ftp://x", "--json").json();

    assertThat(json.path("error").path("kind").textValue()).isEqualTo("wrong-usage");
    assertThat(json.path("error").path("message").textValue()).contains("ftp://x");
  }
}
