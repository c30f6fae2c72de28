package dev.vaultline.tests.endtoend;

import dev.vaultline.local.LocalWorker;
import dev.vaultline.local.LocalWorkerOptions;
import dev.vaultline.local.join.FirstHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The program of a second host: works for a first one until its input ends, or it is killed. */
final class WorkerProcess {
  private WorkerProcess() {}

  /**
   * Prints whom it works for.
   *
   * @param arguments the app's folder, the address of the first host, and then settings as {@code
   *     name=value}
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = HostProcess.settings(arguments, 2);
    URI first = URI.create(arguments[1]);
    LocalWorkerOptions options =
        LocalWorkerOptions.of(Path.of(arguments[0]), new FirstHost(first).ask(), settings)
            .withMessageLease(Duration.ofSeconds(2));
    try (LocalWorker worker = LocalWorker.start(options)) {
      System.out.println(first);
      System.out.flush();
      HostProcess.awaitEndOfInput();
    }
    // The app has no hook to end its threads.
    System.exit(0);
  }
}
