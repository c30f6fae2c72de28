package dev.vaultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.local.fault.LocalHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSettingsTest {
  @TempDir Path folder;

  @Test
  void valuesAreRead() throws Exception {
    assertThat(
            LocalSettings.read(
                write("{\"IsEncrypted\":false,\"Values\":{\"A\":\"1\",\"B\":\"two\"}}")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "two"));
  }

  @Test
  void aMissingFileHasNoValues() {
    assertThat(LocalSettings.read(folder.resolve("none.json"))).isEmpty();
  }

  @Test
  void anEncryptedFileIsRefused() throws Exception {
    Path file = write("{\"IsEncrypted\":true,\"Values\":{\"A\":\"x\"}}");

    assertThatThrownBy(() -> LocalSettings.read(file))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void aBrokenFileIsRefused() throws Exception {
    Path file = write("{");

    assertThatThrownBy(() -> LocalSettings.read(file))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("no JSON");
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("local.settings.json"), text);
  }
}
