package dev.vaultline.tests.endtoend;

import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.ArmEndpoint;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.ThrottleListener;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.machine.PowerState;
import dev.vaultline.azure.compute.snapshot.ManagedSnapshot;
import dev.vaultline.azure.disk.PageBlobDiskTarget;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.ComputeOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * A Compute emulator of a test, with a machine of two disks of 20 MiB, which is the least an upload
 * may have: the system's and LUN 0.
 */
final class EmulatedMachine implements AutoCloseable {
  static final String GROUP =
      "/subscriptions/" + ComputeEmulator.SUBSCRIPTION + "/resourceGroups/machines";
  static final int DISK = 20 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ComputeEmulator emulator;
  private final ComputeClient client;
  private final String name;

  private EmulatedMachine(ComputeEmulator emulator, String name) {
    this.emulator = emulator;
    this.name = name;
    this.client =
        ComputeClient.at(
            new ArmEndpoint(emulator.endpoint()),
            Credentials.identity(Optional.empty()),
            Clock.systemUTC(),
            ThrottleListener.NONE);
  }

  static EmulatedMachine start(Path folder, TestStorage storage, String name) {
    ComputeEmulator emulator =
        ComputeEmulator.start(
            ComputeOptions.onPort(0),
            folder.resolve("compute.db"),
            storage.connectionString(),
            Clock.systemUTC());
    emulator.create(
        object(
            """
            {"resourceGroup": "machines", "location": "westeurope", "machines": [
              {"name": "%s", "power": "running", "zones": ["1"], "tags": {"team": "web"},
               "osDisk": {"sizeBytes": %d, "sku": "Premium_LRS"},
               "dataDisks": [{"sizeBytes": %d, "caching": "ReadOnly"}]}]}
            """
                .formatted(name, DISK, DISK)));
    return new EmulatedMachine(emulator, name);
  }

  /** JSON in which apostrophes stand for quotes. */
  static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return emulator.endpoint();
  }

  ComputeClient client() {
    return client;
  }

  /** It, as it is now. */
  Machine machine() {
    return machine(name).orElseThrow();
  }

  Optional<Machine> machine(String other) {
    return client.machines().find(id("virtualMachines", other));
  }

  static ResourceId id(String type, String resource) {
    return new ResourceId(GROUP + "/providers/Microsoft.Compute/" + type + "/" + resource);
  }

  boolean isRunning() {
    return machine().power() == PowerState.RUNNING;
  }

  /** The id of the system disk, 0, or of the data disk, 1. */
  ResourceId disk(int number) {
    return machine().disks().get(number).disk().orElseThrow();
  }

  /** Takes a snapshot of a disk. */
  ManagedSnapshot snapshot(ResourceId disk, String snapshot) {
    Operation<ManagedSnapshot> operation =
        client.snapshots().take(id("snapshots", snapshot), disk, "westeurope", Map.of());
    while (operation instanceof Operation.Pending<ManagedSnapshot> pending) {
      operation = client.poll(pending.token(), ManagedSnapshot.RESULT);
    }
    return ((Operation.Done<ManagedSnapshot>) operation).result();
  }

  /** Writes a disk as its guest does. */
  void write(ResourceId disk, byte[] content) {
    PageBlobDiskTarget.of(guest(disk), DISK).write(0, ByteBuffer.wrap(content));
  }

  /** The bytes of a disk, without the footer that the platform keeps after them. */
  byte[] read(ResourceId disk) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    guest(disk)
        .downloadStreamWithResponse(
            content, new BlobRange(0, (long) DISK), null, null, false, null, null);
    return content.toByteArray();
  }

  private PageBlobClient guest(ResourceId disk) {
    String id = URLEncoder.encode(disk.value(), StandardCharsets.UTF_8);
    String url = door("GET", "/emulator/disk?id=" + id, "").path("url").asText();
    return new SpecializedBlobClientBuilder().endpoint(url).buildPageBlobClient();
  }

  /** Raises a fault. */
  void fault(String json) {
    door("POST", "/emulator/faults", object(json).toString());
  }

  void clearFaults() {
    door("DELETE", "/emulator/faults", "");
  }

  private JsonNode door(String method, String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(emulator.endpoint().resolve(path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(path + ": " + response.statusCode() + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    emulator.close();
  }
}
