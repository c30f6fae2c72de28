package dev.vaultline.cli.host;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the staged function app, and where the host keeps its data, in the folder of this clone or
 * release.
 */
public final class AppFolder {
  /** The system property in which the script says where it is. */
  private static final String HOME = "vaultline.home";

  private AppFolder() {}

  /** The folder of this clone or release; the working directory when the script did not say. */
  public static Path home() {
    return Path.of(System.getProperty(HOME, "")).toAbsolutePath();
  }

  /**
   * The staged app.
   *
   * @param chosen by the user
   * @throws InvalidInputException when there is none
   */
  public static Path find(Optional<Path> chosen) {
    if (chosen.isPresent()) {
      return requireApp(chosen.get());
    }
    Path released = home().resolve("app");
    if (isApp(released)) {
      return released;
    }
    Path staging = home().resolve(Path.of("functions", "target", "azure-functions"));
    try (Stream<Path> folders = Files.list(staging)) {
      List<Path> apps = folders.filter(AppFolder::isApp).toList();
      if (apps.size() == 1) {
        return apps.get(0);
      }
    } catch (IOException e) {
      throw notBuilt(staging, e);
    }
    throw notBuilt(staging, new IOException("expected one folder with a host.json"));
  }

  private static Path requireApp(Path folder) {
    if (!isApp(folder)) {
      throw new InvalidInputException(
          folder + " is not a staged function app: it has no host.json");
    }
    return folder.toAbsolutePath();
  }

  private static boolean isApp(Path folder) {
    return Files.isRegularFile(folder.resolve("host.json"));
  }

  private static InvalidInputException notBuilt(Path staging, IOException cause) {
    return new InvalidInputException(
        "there is no function app in "
            + staging
            + ": build it with './mvnw -q -DskipTests package', or name its folder with --app",
        cause);
  }
}
