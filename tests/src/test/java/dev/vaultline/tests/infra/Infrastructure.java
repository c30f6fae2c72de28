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
      List<SyntaxNode> trees = BicepGrammar.install().parse(paths);
      List<BicepFile> files = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        String name = folder.relativize(paths.get(i)).toString().replace('\\', '/');
        files.add(new BicepFile(name, trees.get(i)));
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

  /** The names of the app settings that a deployment sets. */
  List<String> appSettings() {
    return file("app/function-app.bicep").variable("appSettings").keys();
  }
}
