package dev.vaultline.cli.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultLocationTest {

  @ParameterizedTest
  @ValueSource(strings = {"/backup/vault", "vault", "./azurite", "C:vault"})
  void aPathIsADirectory(String text) {
    assertThat(VaultLocation.parse(text)).isEqualTo(new VaultLocation.Directory(Path.of(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://account.blob.core.windows.net/vault?sig=secret",
        "HTTP://127.0.0.1:1/a/b"
      })
  void aUrlIsAContainerThatIsNeverShownWhole(String text) {
    assertThat(VaultLocation.parse(text)).isEqualTo(new VaultLocation.Container(text));
    assertThat(VaultLocation.parse(text).toString()).doesNotContain("secret");
  }

  @Test
  void theWordAzuriteIsTheVaultOfTheLocalHost() {
    assertThat(VaultLocation.parse("azurite")).isEqualTo(new LocalAzurite(10_000));
  }

  @Test
  void anAzuriteThatDoesNotRunIsSaidAtOnceWithWhatToDo() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThatThrownBy(() -> new LocalAzurite(port).store())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("vaultline up");
  }
}
