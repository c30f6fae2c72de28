package dev.vaultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.ComputeOptions;
import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFileTest {
  @TempDir Path folder;

  @Test
  void twoMachinesAreMadeWhenThereIsNoneAndThoseOfAFileWhenTheyAreMissing() throws Exception {
    Path file =
        Files.writeString(folder.resolve("fleet.json"), "{\"machines\":[{\"name\":\"db\"}]}");
    try (Azurite azurite = Azurite.inMemory();
        ComputeEmulator emulator = start(azurite)) {
      FleetFile.create(emulator, Optional.empty());
      assertThat(machines(emulator)).contains("\"name\":\"web\"", "\"name\":\"archive\"");
      FleetFile.create(emulator, Optional.of(file));
      FleetFile.create(emulator, Optional.of(file));
      assertThat(machines(emulator)).containsOnlyOnce("\"name\":\"db\"");

      Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
      assertThatThrownBy(() -> FleetFile.create(emulator, Optional.of(empty)))
          .isInstanceOf(LocalHostException.class)
          .hasMessageContaining("empty.json")
          .hasMessageContaining("'machines'");
    }
  }

  private ComputeEmulator start(Azurite azurite) {
    return ComputeEmulator.start(
        ComputeOptions.onPort(0),
        folder.resolve("compute.db"),
        azurite.connectionString(),
        Clock.systemUTC());
  }

  private static String machines(ComputeEmulator emulator)
      throws IOException, InterruptedException {
    URI list =
        emulator
            .endpoint()
            .resolve(
                "/subscriptions/"
                    + ComputeEmulator.SUBSCRIPTION
                    + "/providers/Microsoft.Compute/virtualMachines?api-version=2025-04-01");
    HttpRequest request = HttpRequest.newBuilder(list).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
