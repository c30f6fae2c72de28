package dev.vaultline.tests.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code .ci/release} makes of what this build packaged. */
class ReleaseTest {
  private static final Path SCRIPT = Path.of("..", ".ci", "release");
  private static final int IMAGE_BYTES = 3 << 20;

  @TempDir private static Path folder;
  private static Path files;
  private static Path home;

  @BeforeAll
  static void release() throws IOException, InterruptedException {
    files = Files.createDirectory(folder.resolve("files"));
    Command.in(folder).succeed("bash", SCRIPT.toRealPath().toString(), files.toString());
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Command.in(elsewhere).succeed("tar", "xzf", only(files, "vaultline-", ".tar.gz").toString());
    home = only(elsewhere, "vaultline-", "");
  }

  @Test
  void theCommandBacksUpAndRestoresWithoutTheRepository() throws Exception {
    byte[] content = new byte[IMAGE_BYTES];
    new Random(7).nextBytes(content);
    String image = Files.write(folder.resolve("disk.img"), content).toString();
    String vault = folder.resolve("vault").toString();
    Path restored = folder.resolve("restored.img");

    vaultline("vault", "create", vault);
    vaultline("backup", "--vault", vault, "--item", "web-1", "--disk", image);
    String to = restored.toString();
    vaultline("restore", "--vault", vault, "--item", "web-1", "--point", "newest", "--to", to);

    assertThat(restored).hasBinaryContent(content);
    assertThat(home.resolve("cli")).as("a folder that only a build makes").doesNotExist();
  }

  @Test
  void theCommandFindsTheFunctionAppBesideIt() {
    assertThat(home.resolve("app")).isDirectoryContaining("glob:**/host.json");
    assertThat(home.resolve("app").resolve("ScheduleTick").resolve("function.json")).exists();
  }

  @Test
  void theFunctionPackageHasTheAppAtItsRootAndNoSettings() throws IOException {
    try (ZipFile zip = new ZipFile(only(files, "vaultline-functions-", ".zip").toFile())) {
      List<String> names = zip.stream().map(entry -> entry.getName()).toList();
      assertThat(names)
          .contains("host.json", "ScheduleTick/function.json", "TransferPart/function.json")
          .anyMatch(name -> name.matches("vaultline-functions-[^/]*\\.jar"))
          .anyMatch(name -> name.startsWith("lib/") && name.endsWith(".jar"))
          .doesNotContain("local.settings.json");
    }
  }

  @Test
  void theDigestsAreThoseOfTheFiles() throws IOException, InterruptedException {
    assertThat(Files.readAllLines(files.resolve("SHA256SUMS"))).hasSize(2);
    Command.in(files).succeed("sha256sum", "--check", "SHA256SUMS");
  }

  @Test
  void theSameBuildMakesTheSameFiles() throws IOException, InterruptedException {
    Path again = Files.createDirectory(folder.resolve("again"));
    Command.in(folder).succeed("bash", SCRIPT.toRealPath().toString(), again.toString());
    assertThat(again.resolve("SHA256SUMS")).hasSameTextualContentAs(files.resolve("SHA256SUMS"));
  }

  private static void vaultline(String... arguments) throws IOException, InterruptedException {
    String[] command =
        Stream.concat(Stream.of(home.resolve("vaultline").toString()), Stream.of(arguments))
            .toArray(String[]::new);
    Command.in(folder).succeed(command);
  }

  private static Path only(Path folder, String start, String end) throws IOException {
    try (Stream<Path> listing = Files.list(folder)) {
      List<Path> found =
          listing
              .filter(path -> path.getFileName().toString().startsWith(start))
              .filter(path -> path.getFileName().toString().endsWith(end))
              .toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
