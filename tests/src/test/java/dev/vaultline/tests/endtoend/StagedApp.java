package dev.vaultline.tests.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The function app as the build of its module stages it for a deployment. */
final class StagedApp {
  private static final Path FOLDER = Path.of("functions", "target", "azure-functions", "vaultline");

  private StagedApp() {}

  /** The staging folder, found from the folder of this module or from that of all modules. */
  static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.of(here.resolveSibling(FOLDER), here.resolve(FOLDER))
        .filter(folder -> Files.isRegularFile(folder.resolve("host.json")))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the function app is not staged at "
                        + here.resolveSibling(FOLDER)
                        + "; run './mvnw -pl tests -am verify', which stages it first"));
  }

  /** The folders of its functions. */
  static List<Path> functions() throws IOException {
    try (Stream<Path> entries = Files.list(folder())) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && !entry.endsWith("lib"))
          .sorted()
          .toList();
    }
  }

  /** The jars it brings with it besides its own. */
  static List<Path> libraries() throws IOException {
    try (Stream<Path> entries = Files.list(folder().resolve("lib"))) {
      return entries.filter(entry -> entry.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /**
   * Copies the app, with another {@code host.json}.
   *
   * @param target an empty folder
   */
  static Path copyWithHostJson(Path target, String hostJson) throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(folder().relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(target.resolve("host.json"), hostJson);
    return target;
  }
}
