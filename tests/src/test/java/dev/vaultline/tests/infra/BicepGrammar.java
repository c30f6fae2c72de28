package dev.vaultline.tests.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The grammar of Bicep, from npm: installed once per machine and lockfile in the user's cache
 * folder, under a lock, with a marker written last.
 */
final class BicepGrammar {
  private static final Path SOURCES = Path.of("bicep");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "tree.mjs");
  private static final String ADVICE =
      "; infra/ is checked with Node.js 20 or later and npm: install them, see that `node` and `npm`"
          + " are on the PATH and that npm reaches its registry, then test again";

  private final Path folder;

  private BicepGrammar(Path folder) {
    this.folder = folder;
  }

  static BicepGrammar install() throws IOException {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "vaultline");
    Path folder = Files.createDirectories(cache.resolve("bicep-" + fingerprint()));
    Path marker = folder.resolve("installed");
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(marker)) {
        for (String file : FILES) {
          Files.copy(
              SOURCES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(folder, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        Files.createFile(marker);
      }
    }
    return new BicepGrammar(folder);
  }

  /** The syntax tree of each file. */
  List<SyntaxNode> parse(List<Path> files) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "tree.mjs"));
    files.forEach(file -> command.add(file.toAbsolutePath().toString()));
    ObjectMapper json = new ObjectMapper();
    List<SyntaxNode> trees = new ArrayList<>();
    for (String line : run(folder, command).lines().toList()) {
      trees.add(json.readValue(line, SyntaxNode.class));
    }
    return trees;
  }

  private static String run(Path folder, List<String> command) throws IOException {
    Path errors = folder.resolve(command.get(0) + "-errors.log");
    Process process = start(folder, command, errors);
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0) {
        return output;
      }
      throw new IOException(
          "`" + String.join(" ", command) + "` failed: " + Files.readString(errors) + ADVICE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in `" + command.get(0) + "`", e);
    } finally {
      process.destroy();
    }
  }

  private static Process start(Path folder, List<String> command, Path errors) throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException e) {
      throw new IOException("`" + command.get(0) + "` does not start" + ADVICE, e);
    }
  }

  private static String fingerprint() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        digest.update(Files.readAllBytes(SOURCES.resolve(file)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
