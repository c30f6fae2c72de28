package dev.vaultline.local.azurite;

import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@code npm ci}. */
final class NpmRun {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private NpmRun() {}

  /**
   * Installs what the lockfile of a folder names. Scripts of the packages do not run.
   *
   * @throws LocalHostException with npm's last lines when it fails
   */
  static void cleanInstall(Path folder) {
    List<String> command = new ArrayList<>(NodeRuntime.npm());
    command.addAll(List.of("ci", "--no-audit", "--no-fund", "--ignore-scripts"));
    Process npm = start(folder, command);
    LastLines output = new LastLines();
    try {
      npm.inputReader().lines().forEach(output::add);
      if (!npm.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw failure(folder, "did not end within " + LIMIT.toMinutes() + " minutes", output);
      }
    } catch (UncheckedIOException e) {
      throw failure(folder, "broke off (" + e.getMessage() + ")", output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(folder, "was interrupted", output);
    } finally {
      npm.destroy();
    }
    if (npm.exitValue() != 0) {
      throw failure(folder, "ended with " + npm.exitValue(), output);
    }
  }

  private static Process start(Path folder, List<String> command) {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new LocalHostException(
          "Azurite is installed with npm, and `npm` cannot be started. Install npm beside Node.js and see that it is on"
              + " the PATH.",
          e);
    }
  }

  private static LocalHostException failure(Path folder, String what, LastLines output) {
    return new LocalHostException(
        "Cannot install Azurite: `npm ci` in "
            + folder
            + " "
            + what
            + ". See that npm reaches its registry, then start again. Its last lines:\n"
            + output);
  }
}
