package dev.vaultline.local.azurite;

import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which Azurite serves a data folder, so that one left behind by a killed launcher is
 * gone before the next one opens the same files.
 */
final class PidFile {
  private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);

  /**
   * Azurite ends by itself within seconds after its launcher died, and saves its data while doing
   * so.
   */
  private static final long OWN_END_SECONDS = 20;

  private static final long KILL_SECONDS = 5;

  private final Path file;
  private final Path dataFolder;

  PidFile(Path dataFolder) {
    this.dataFolder = dataFolder;
    this.file = dataFolder.resolve("azurite.pid");
  }

  void write(long pid) throws IOException {
    Files.writeString(file, Long.toString(pid));
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * Waits for the end of an Azurite that a killed launcher left on this folder, and ends it when it
   * does not.
   *
   * @throws LocalHostException when it goes on running all the same
   */
  void endLeftBehind() throws IOException {
    Optional<ProcessHandle> leftBehind = recorded().flatMap(ProcessHandle::of).filter(this::isOurs);
    if (leftBehind.isPresent()) {
      end(leftBehind.get());
    }
    delete();
  }

  private Optional<Long> recorded() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(Files.readString(file).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty(); // A file cut short by a power loss says nothing.
    }
  }

  /** The number may have gone to another program since; only the command line tells. */
  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(Arrays::asList)
        .map(
            arguments ->
                arguments.contains(dataFolder.toString())
                    && arguments.stream().anyMatch(argument -> argument.contains("azurite")))
        .orElse(false);
  }

  private void end(ProcessHandle process) {
    LOG.info("Waiting for the Azurite of an earlier run to end, pid {}", process.pid());
    CompletableFuture<ProcessHandle> ended = process.onExit();
    if (endsWithin(ended, OWN_END_SECONDS)) {
      return;
    }
    process.destroy();
    if (endsWithin(ended, KILL_SECONDS)) {
      return;
    }
    process.destroyForcibly();
    if (!endsWithin(ended, KILL_SECONDS)) {
      throw new LocalHostException(
          "Another Azurite (pid %d) still uses %s and does not end. End that process, then start again."
              .formatted(process.pid(), dataFolder));
    }
  }

  private static boolean endsWithin(CompletableFuture<ProcessHandle> ended, long seconds) {
    try {
      ended.get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Waiting for a process failed.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
