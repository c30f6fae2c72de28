package dev.vaultline.azure.azurite;

import com.azure.storage.blob.BlobContainerClient;
import dev.vaultline.azure.account.Retries;
import dev.vaultline.azure.account.StorageAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Azurite in memory, on free ports of 127.0.0.1, that all tests of a JVM share. */
public final class Azurite implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("Azurite (Blob|Queue|Table) service is successfully listening at (http\\S+)");
  private static final Retries SHORT =
      new Retries(3, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(20));

  private final AtomicInteger names = new AtomicInteger();
  private final Process process;
  private final String connectionString;
  private final StorageAccount account;

  private Azurite(Process process) throws IOException {
    this.process = process;
    Map<String, String> endpoints = awaitEndpoints(process);
    this.connectionString =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint="
            + endpoints.get("Blob")
            + ";QueueEndpoint="
            + endpoints.get("Queue")
            + ";TableEndpoint="
            + endpoints.get("Table");
    this.account = StorageAccount.ofConnectionString(connectionString, SHORT);
  }

  static Azurite start() {
    try {
      List<String> command = new ArrayList<>(AzuriteInstallation.prepare().command());
      command.addAll(List.of("--inMemoryPersistence", "--extentMemoryLimit", "4096", "--silent"));
      command.addAll(
          List.of("--skipApiVersionCheck", "--disableProductStyleUrl", "--disableTelemetry"));
      for (String service : List.of("blob", "queue", "table")) {
        command.addAll(List.of("--" + service + "Host", "127.0.0.1"));
        command.addAll(List.of("--" + service + "Port", "0"));
      }
      return new Azurite(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Azurite was installed", e);
    }
  }

  private static Map<String, String> awaitEndpoints(Process process) throws IOException {
    Map<String, String> endpoints = new HashMap<>();
    StringBuilder output = new StringBuilder();
    BufferedReader reader = process.inputReader();
    while (endpoints.size() < 3) {
      String line = reader.readLine();
      if (line == null) {
        throw new IOException("Azurite did not start:\n" + output);
      }
      output.append(line).append('\n');
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        endpoints.put(matcher.group(1), matcher.group(2) + "/devstoreaccount1");
      }
    }
    return endpoints;
  }

  /** Its account. */
  public StorageAccount account() {
    return account;
  }

  /** The connection string of its account. */
  public String connectionString() {
    return connectionString;
  }

  /** A name that no other test uses, valid for containers, queues and tables. */
  public String uniqueName() {
    return "test" + names.incrementAndGet();
  }

  /** A container of its own, which does not exist. */
  public BlobContainerClient absentContainer() {
    return account.blobs().getBlobContainerClient(uniqueName());
  }

  /** A container of its own. */
  public BlobContainerClient container() {
    BlobContainerClient container = absentContainer();
    container.create();
    return container;
  }

  @Override
  public void close() throws Exception {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
