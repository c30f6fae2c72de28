package dev.vaultline.tests.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** docs/operations.md. */
record OperationsDocument(String text) {
  static final Path FILE = Path.of("..", "docs", "operations.md");

  static OperationsDocument read() throws IOException {
    return new OperationsDocument(Files.readString(FILE));
  }

  /** What links to its sections say after the hash. */
  List<String> anchors() {
    return text.lines()
        .filter(line -> line.startsWith("#"))
        .map(OperationsDocument::anchor)
        .toList();
  }

  /** The same, of the sections within a chapter. */
  Set<String> below(String chapter) {
    Set<String> anchors = new TreeSet<>();
    boolean within = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith("## ")) {
        within = line.equals("## " + chapter);
      } else if (within && line.startsWith("### ")) {
        anchors.add(anchor(line));
      }
    }
    return anchors;
  }

  private static String anchor(String heading) {
    return heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
