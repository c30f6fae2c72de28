package dev.vaultline.tests.machine;

import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.azurite.AzuriteOptions;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.ComputeOptions;
import dev.vaultline.pipeline.machine.MachineId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** The Compute emulator of a test, with Azure's limits and its guest door. */
final class Emulator implements AutoCloseable {
  /** A MiB, so that tests are fast; the system disk and one data disk are as large. */
  static final int DISK_BYTES = 1 << 20;

  private static final int PAGES_AT_ONCE = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** One storage account for all tests: blobs have unique names. It ends with this JVM. */
  private static final class Storage {
    static final Azurite AZURITE = Azurite.start(AzuriteOptions.inMemory());
  }

  private final ComputeEmulator emulator;

  Emulator(Path folder, ComputeOptions options, Clock clock) {
    emulator =
        ComputeEmulator.start(
            options, folder.resolve("compute.db"), Storage.AZURITE.connectionString(), clock);
  }

  URI endpoint() {
    return emulator.endpoint();
  }

  /** Makes a machine with a system disk and a data disk at LUN 0. */
  MachineId machine(String name, String power) {
    post(
        "/emulator/fleet",
        """
        {"resourceGroup": "machines", "location": "westeurope", "machines": [
          {"name": "%s", "power": "%s", "osDisk": {"sizeBytes": %d},
           "dataDisks": [{"sizeBytes": %d}]}]}
        """
            .formatted(name, power, DISK_BYTES, DISK_BYTES));
    return new MachineId(
        "/subscriptions/%s/resourceGroups/machines/providers/Microsoft.Compute/virtualMachines/%s"
            .formatted(ComputeEmulator.SUBSCRIPTION, name));
  }

  /** Writes to a disk of a machine, as its guest does. */
  void write(MachineId machine, int number, int offset, byte[] content) {
    PageBlobClient blob = disk(machine, number);
    for (int at = 0; at < content.length; at += PAGES_AT_ONCE) {
      int length = Math.min(PAGES_AT_ONCE, content.length - at);
      PageRange range =
          new PageRange().setStart((long) offset + at).setEnd((long) offset + at + length - 1);
      blob.uploadPages(range, new ByteArrayInputStream(content, at, length));
    }
  }

  /** Clears a part of a disk, as a guest's trim does. */
  void clear(MachineId machine, int number, int offset, int length) {
    disk(machine, number)
        .clearPages(new PageRange().setStart(offset).setEnd((long) offset + length - 1));
  }

  /** The bytes of a disk, without what the platform keeps after them. */
  byte[] read(String disk) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    BlobRange whole = new BlobRange(0, (long) DISK_BYTES);
    disk(disk).downloadStreamWithResponse(content, whole, null, null, false, null, null);
    return content.toByteArray();
  }

  private PageBlobClient disk(MachineId machine, int number) {
    return disk(diskId(machine, number));
  }

  private PageBlobClient disk(String id) {
    JsonNode found = get("/emulator/disk?id=" + encoded(id));
    return new SpecializedBlobClientBuilder()
        .endpoint(found.path("url").asText())
        .buildPageBlobClient();
  }

  /** The id of the system disk, 0, or of the data disk, 1. */
  String diskId(MachineId machine, int number) {
    JsonNode storageProfile =
        get(machine.value() + "?api-version=2025-04-01").at("/properties/storageProfile");
    JsonNode disk =
        number == 0
            ? storageProfile.path("osDisk")
            : storageProfile.path("dataDisks").path(number - 1);
    return disk.at("/managedDisk/id").asText();
  }

  /** Raises a fault. */
  void fault(String json) {
    post("/emulator/faults", json);
  }

  /** Ends all faults. */
  void noFaults() {
    send(request("/emulator/faults").DELETE().build());
  }

  /** Deletes something as somebody else would. */
  void lose(String id) {
    post("/emulator/lose", "{\"id\": \"%s\"}".formatted(id));
  }

  private JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  private void post(String path, String body) {
    send(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(emulator.endpoint().resolve(path))
        .header("Content-Type", "application/json");
  }

  private static JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(request.uri().getPath() + ": " + answer.body());
      }
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    emulator.close();
  }
}
