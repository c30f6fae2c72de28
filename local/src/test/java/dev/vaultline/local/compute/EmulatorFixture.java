package dev.vaultline.local.compute;

import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

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
  private final Consumer<Duration> sleeper;
  private ComputeEmulator emulator;

  private EmulatorFixture(ComputeOptions options, Path file, Consumer<Duration> sleeper) {
    this.options = options;
    this.file = file;
    this.sleeper = sleeper;
    this.emulator = start(options, file, sleeper);
  }

  /** One with Azure's limits. */
  static EmulatorFixture start(Path folder) {
    return start(folder, ComputeOptions.onPort(0));
  }

  static EmulatorFixture start(Path folder, ComputeOptions options) {
    return start(
        folder,
        options,
        time -> {
          throw new AssertionError("no disk is slow, but a read waits " + time);
        });
  }

  static EmulatorFixture start(Path folder, ComputeOptions options, Consumer<Duration> sleeper) {
    return new EmulatorFixture(options, folder.resolve("compute.db"), sleeper);
  }

  static String storage() {
    return Storage.AZURITE.connectionString();
  }

  private static ComputeEmulator start(
      ComputeOptions options, Path file, Consumer<Duration> sleeper) {
    return ComputeEmulator.start(options, file, storage(), Clock.systemUTC(), sleeper);
  }

  /** Starts it again on what it kept. */
  void restart() {
    emulator.close();
    emulator = start(options, file, sleeper);
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

  /** Takes an incremental snapshot of a disk. */
  SnapshotInner snapshot(String name, String disk) {
    return sdk()
        .getSnapshots()
        .createOrUpdate(
            GROUP,
            name,
            new SnapshotInner()
                .withLocation("westeurope")
                .withIncremental(true)
                .withCreationData(
                    new CreationData()
                        .withCreateOption(DiskCreateOption.COPY)
                        .withSourceResourceId(diskId(disk))));
  }

  /** The signed address of a snapshot. */
  String openSnapshot(String name) {
    return sdk().getSnapshots().grantAccess(GROUP, name, Sdk.access(AccessLevel.READ)).accessSas();
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
