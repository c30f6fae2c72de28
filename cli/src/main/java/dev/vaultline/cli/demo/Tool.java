package dev.vaultline.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of this machine.
 *
 * @param file where it is
 */
record Tool(Path file) {
  /** Where administration programs are, which is not on the path of every user. */
  private static final List<String> ALSO =
      List.of("/usr/sbin", "/sbin", "/usr/local/sbin", "/opt/homebrew/opt/e2fsprogs/sbin");

  /**
   * Finds a program.
   *
   * @param path the value of the variable {@code PATH}
   */
  static Optional<Tool> find(String name, String path) {
    return Stream.concat(Stream.of(path.split(":", -1)), ALSO.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .map(Tool::new)
        .findFirst();
  }

  /**
   * Runs it to its end.
   *
   * @throws DemoFailedException when it fails, with what it said
   */
  void run(Object... arguments) {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    try {
      Path log = Files.createTempFile("vaultline-demo-", ".log");
      try {
        run(command, log);
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new DemoFailedException("could not run " + file + ": " + e.getMessage(), e);
    }
  }

  private void run(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      process.getOutputStream().close();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new DemoFailedException(
            file + " failed with exit code " + exit + ": " + Files.readString(log).strip());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DemoFailedException("interrupted while " + file + " ran", e);
    }
  }
}
