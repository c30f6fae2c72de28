package dev.vaultline.local.compute;

import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.local.azurite.Azurite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** An emulator for a test, with the official SDK and the guest door at hand. */
final class EmulatorFixture implements AutoCloseable {
  static final String GROUP = "machines";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** One storage account for all tests: blobs have unique names. It ends with this JVM. */
  private static final class Storage {
    static final Azurite AZURITE = Azurite.inMemory();
  }

  private final ComputeOptions options;
  private final Path file;
  private ComputeEmulator emulator;

  private EmulatorFixture(ComputeOptions options, Path file) {
    this.options = options;
    this.file = file;
    this.emulator = start(options, file);
  }

  /** One with Azure's limits. */
  static EmulatorFixture start(Path folder) {
    return start(folder, ComputeOptions.onPort(0));
  }

  static EmulatorFixture start(Path folder, ComputeOptions options) {
    return new EmulatorFixture(options, folder.resolve("compute.db"));
  }

  static String storage() {
    return Storage.AZURITE.connectionString();
  }

  private static ComputeEmulator start(ComputeOptions options, Path file) {
    return ComputeEmulator.start(options, file, storage(), Clock.systemUTC());
  }

  /** Starts it again on what it kept. */
  void restart() {
    emulator.close();
    emulator = start(options, file);
  }

  URI endpoint() {
    return emulator.endpoint();
  }

  ComputeManagementClient sdk() {
    return Sdk.compute(emulator.endpoint());
  }

  /** A machine with a system disk and a data disk of 32 MiB each. */
  void machine(String name, String power) {
    door(
        "POST",
        "/emulator/fleet",
        """
        {"resourceGroup":"machines","location":"westeurope","machines":[
          {"name":"%s","power":"%s","tags":{"role":"test"},"zones":["1"],
           "osDisk":{"sizeBytes":33554432},"dataDisks":[{"sizeBytes":33554432}]}]}
        """
            .formatted(name, power));
  }

  /** Raises a fault. */
  void fault(String json) {
    door("POST", "/emulator/faults", json);
  }

  void skip(String duration) {
    door("POST", "/emulator/clock", "{\"skip\":\"" + duration + "\"}");
  }

  JsonNode door(String method, String path, String body) {
    HttpResponse<String> response = send(method, path, body);
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> send(String method, String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(endpoint().resolve(path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String diskId(String name) {
    return id("disks", name);
  }

  static String id(String type, String name) {
    return "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Compute/%s/%s"
        .formatted(ComputeEmulator.SUBSCRIPTION, GROUP, type, name);
  }

  /** A disk as its guest sees it. */
  PageBlobClient guest(String disk) {
    String id = URLEncoder.encode(diskId(disk), StandardCharsets.UTF_8);
    return Sdk.pages(door("GET", "/emulator/disk?id=" + id, "").path("url").asText());
  }

  static void fill(PageBlobClient pages, long offset, int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    pages.uploadPages(
        new PageRange().setStart(offset).setEnd(offset + length - 1),
        new ByteArrayInputStream(bytes));
  }

  static void clear(PageBlobClient pages, long offset, int length) {
    pages.clearPages(new PageRange().setStart(offset).setEnd(offset + length - 1));
  }

  @Override
  public void close() {
    emulator.close();
  }
}
