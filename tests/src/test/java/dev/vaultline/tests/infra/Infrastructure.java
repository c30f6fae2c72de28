package dev.vaultline.tests.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All Bicep files of a folder. */
record Infrastructure(List<BicepFile> files) {
  /** That of this repository. */
  static final Path FOLDER = Path.of("..", "infra");

  static Infrastructure read(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> paths = walk.filter(path -> path.toString().endsWith(".bicep")).sorted().toList();
      List<BicepFile> files = new ArrayList<>();
      for (Path path : paths) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.add(new BicepFile(name, BicepGrammar.parse(path)));
      }
      return new Infrastructure(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BicepFile file(String name) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no infra/" + name));
  }

  BicepFile main() {
    return file("main.bicep");
  }
}
