package dev.vaultline.tests.endtoend;

import dev.vaultline.local.LocalHost;
import dev.vaultline.local.LocalHostOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The program of a {@link TestHost}: runs an app until its input ends, or the one that gives it.
 */
final class HostProcess {
  private HostProcess() {}

  /**
   * Prints where its HTTP functions are.
   *
   * @param arguments the app's folder, the data folder, the connection string of the storage
   *     account, and then settings as {@code name=value}
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = settings(arguments, 3);
    LocalHostOptions options =
        LocalHostOptions.of(Path.of(arguments[0]), Path.of(arguments[1]))
            .onFreePorts()
            .withStorage(new LocalHostOptions.Storage.Account(arguments[2]))
            .withMessageLease(Duration.ofSeconds(2))
            .withSettings(settings);
    try (LocalHost host = LocalHost.start(options, Clock.systemUTC())) {
      System.out.println(host.httpEndpoint());
      System.out.flush();
      awaitEndOfInput();
    }
    // The app has no hook to end its threads.
    System.exit(0);
  }

  /** The arguments from one on, each a setting as {@code name=value}. */
  static Map<String, String> settings(String[] arguments, int from) {
    return Arrays.stream(arguments)
        .skip(from)
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing that is said counts, only the end.
    }
  }
}
