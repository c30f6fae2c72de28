package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The addresses that answers send their readers to. */
class AddressesTest {
  @TempDir Path folder;

  @Test
  void answersNameTheHostTheyWereAskedAt() {
    try (EmulatorFixture emulator = EmulatorFixture.start(folder)) {
      emulator.machine("web", "running");
      new Requests(emulator).snapshot("s1");
      URI other = URI.create("http://localhost:" + emulator.endpoint().getPort());

      HttpResponse<String> accepted =
          emulator.send(
              "POST",
              other.resolve(id("snapshots", "s1") + "/beginGetAccess" + Requests.V).toString(),
              "{\"access\":\"Read\",\"durationInSeconds\":3600}");
      String status = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();
      assertThat(status).startsWith(other + "/");
      assertThat(emulator.send("GET", status, "").body()).contains("accessSAS\":\"" + other + "/");
    }
  }
}
