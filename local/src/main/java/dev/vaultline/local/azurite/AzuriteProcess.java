package dev.vaultline.local.azurite;

import dev.vaultline.local.fault.LocalHostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operating-system process of one Azurite. */
final class AzuriteProcess {
  private static final Logger LOG = LoggerFactory.getLogger(AzuriteProcess.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final Process process;
  private final LastLines output = new LastLines();
  private final CompletableFuture<AzuriteEndpoints> ready = new CompletableFuture<>();

  private AzuriteProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::readOutput, "azurite-output");
    reader.setDaemon(true);
    reader.start();
  }

  static AzuriteProcess start(List<String> command, Path workingFolder) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workingFolder.toFile()).redirectErrorStream(true);
    // They would change the account, or put the metadata into a database server.
    builder.environment().remove("AZURITE_ACCOUNTS");
    builder.environment().remove("AZURITE_DB");
    try {
      return new AzuriteProcess(builder.start());
    } catch (IOException e) {
      throw new LocalHostException(
          "Cannot start Azurite with `" + command.get(0) + "`: " + e.getMessage(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  AzuriteEndpoints awaitReady() {
    try {
      return ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (LocalHostException) e.getCause();
    } catch (TimeoutException e) {
      throw new LocalHostException(
          "Azurite did not listen within %d seconds. Its last lines:%n%s"
              .formatted(START_LIMIT.toSeconds(), output),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalHostException("Interrupted while Azurite was starting.", e);
    }
  }

  /**
   * Asks Azurite to end, which makes it save everything, and waits; only one that hangs is killed.
   */
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("Azurite's standard input was closed already", e);
    }
    try {
      if (process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
      LOG.warn("Azurite (pid {}) does not end; killing it", process.pid());
      process.destroyForcibly().waitFor(KILL_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private void readOutput() {
    StartOutput start = new StartOutput();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        LOG.debug("azurite: {}", line);
        output.add(line);
        start.read(line);
        start.endpoints().ifPresent(ready::complete);
      }
    } catch (IOException e) {
      LOG.debug("Azurite's output ended", e);
    }
    ready.completeExceptionally(failure(start));
  }

  private LocalHostException failure(StartOutput start) {
    if (start.portInUse().isPresent()) {
      int port = start.portInUse().getAsInt();
      return new LocalHostException(
          "Azurite needs port %d of 127.0.0.1, and another program has it. End that program (perhaps another Azurite or local"
                  .formatted(port)
              + " host), or choose other ports.");
    }
    return new LocalHostException("Azurite ended while starting. Its last lines:\n" + output);
  }
}
