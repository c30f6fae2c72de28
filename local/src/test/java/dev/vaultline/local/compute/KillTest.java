package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.diskId;
import static dev.vaultline.local.compute.EmulatorFixture.id;
import static dev.vaultline.local.compute.Requests.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.compute.models.AccessLevel;
import dev.vaultline.local.compute.operation.Pace;
import dev.vaultline.local.compute.store.Json;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  @TempDir Path folder;

  @Test
  void whatWasAcceptedEndsAfterTheEmulatorWasKilled() throws Exception {
    Process process = startProcess();
    String snapshot = id("snapshots", "s1") + V;
    try {
      URI endpoint = URI.create(process.inputReader().readLine());
      String request =
          """
          {"location":"westeurope","properties":{"incremental":true,
           "creationData":{"createOption":"Copy","sourceResourceId":"%s"}}}
          """
              .formatted(diskId("web-os"));
      assertThat(send(endpoint, "PUT", snapshot, request)).contains("Creating");
      assertThat(send(endpoint, "GET", snapshot, "")).contains("Creating");
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (EmulatorFixture again = EmulatorFixture.start(folder)) {
      new Requests(again).awaitState(id("snapshots", "s1"), "Succeeded");
      assertThat(again.sdk().getVirtualMachines().list()).hasSize(1);
    }
  }

  @Test
  void aRestorePointIsWholeAfterTheEmulatorWasKilledWhileItWasMade() throws Exception {
    Process process = startProcess();
    String collection = id("restorePointCollections", "c");
    String point = collection + "/restorePoints/p1" + V;
    try {
      URI endpoint = URI.create(process.inputReader().readLine());
      send(
          endpoint,
          "PUT",
          collection + V,
          "{\"location\":\"westeurope\",\"properties\":{\"source\":{\"id\":\"%s\"}}}"
              .formatted(id("virtualMachines", "web")));
      assertThat(send(endpoint, "PUT", point, "{}")).contains("Creating");
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (EmulatorFixture again = EmulatorFixture.start(folder)) {
      new Requests(again).awaitState(collection + "/restorePoints/p1", "Succeeded");
      var disks = again.sdk().getDiskRestorePoints();
      var taken = disks.listByRestorePoint(EmulatorFixture.GROUP, "c", "p1").stream().toList();
      assertThat(taken).hasSize(1);
      String address =
          disks
              .grantAccess(
                  EmulatorFixture.GROUP,
                  "c",
                  "p1",
                  taken.get(0).name(),
                  Sdk.access(AccessLevel.READ))
              .accessSas();
      assertThat(Sdk.pages(address).getProperties().getBlobSize()).isEqualTo(33_554_432 + 512);
      assertThat(again.send("PUT", point, "{}").statusCode()).as("the same again").isEqualTo(201);
    }
  }

  private Process startProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledEmulator.class.getName(),
            folder.resolve("compute.db").toString(),
            EmulatorFixture.storage())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private static String send(URI endpoint, String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** The emulator that is killed. Its operations take longer than the test needs to kill it. */
  static final class KilledEmulator {
    public static void main(String[] arguments) throws Exception {
      ComputeOptions options =
          ComputeOptions.onPort(0).withPace(new Pace(Duration.ofSeconds(3), 0, 1));
      ComputeEmulator emulator =
          ComputeEmulator.start(options, Path.of(arguments[0]), arguments[1], Clock.systemUTC());
      emulator.create(
          Json.parse(
              """
              {"resourceGroup":"machines","machines":[
                {"name":"web","osDisk":{"sizeBytes":33554432}}]}
              """
                  .getBytes(StandardCharsets.UTF_8)));
      System.out.println(emulator.endpoint());
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
