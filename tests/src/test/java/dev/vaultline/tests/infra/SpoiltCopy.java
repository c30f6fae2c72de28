package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A copy of infra/ in which a test spoils something.
 *
 * @param folder where it is
 */
record SpoiltCopy(Path folder) {

  static SpoiltCopy in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(Infrastructure.FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(Infrastructure.FOLDER.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return new SpoiltCopy(folder);
  }

  /** Replaces a text, which must be there, in a file. */
  void spoil(String file, String text, String instead) throws IOException {
    Path path = folder.resolve(file);
    String content = Files.readString(path);
    assertThat(content).contains(text);
    Files.writeString(path, content.replace(text, instead));
  }

  Infrastructure infrastructure() {
    return Infrastructure.read(folder);
  }

  List<String> faults(Function<Infrastructure, List<String>> rule) {
    return rule.apply(infrastructure());
  }
}
