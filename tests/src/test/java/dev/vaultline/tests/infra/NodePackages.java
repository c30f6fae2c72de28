package dev.vaultline.tests.infra;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * npm packages and a script that uses them, installed once per machine and lockfile in the user's
 * cache folder: under a lock, with a marker written last.
 *
 * @param folder where they are
 */
record NodePackages(Path folder) {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "tree.mjs");
  static final String ADVICE =
      "; infra/ is checked with Node.js 20 or later and npm: install them, see that `node` and `npm`"
          + " are on the PATH and that npm reaches its registry, then test again";

  /**
   * Installs what a folder of the sources asks for, unless it is there.
   *
   * @throws IOException with what npm said and what to do
   */
  static NodePackages install(Path sources) throws IOException {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "vaultline");
    Path folder = Files.createDirectories(cache.resolve("bicep-" + fingerprint(sources)));
    NodePackages packages = new NodePackages(folder);
    Path marker = folder.resolve("installed");
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(marker)) {
        for (String file : FILES) {
          Files.copy(
              sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        packages.cleanInstall();
        Files.createFile(marker);
      }
    }
    return packages;
  }

  private void cleanInstall() throws IOException {
    Path log = folder.resolve("npm.log");
    Process npm = start(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), log);
    try {
      npm.getInputStream().readAllBytes();
      if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        throw new IOException("`npm ci` failed: " + Files.readString(log) + ADVICE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in `npm ci`", e);
    } finally {
      npm.destroy();
    }
  }

  /** Starts a command in the folder. What it writes to its error output goes to a file. */
  Process start(List<String> command, Path errors) throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException e) {
      throw new IOException("`" + command.get(0) + "` does not start" + ADVICE, e);
    }
  }

  private static String fingerprint(Path sources) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        digest.update(Files.readAllBytes(sources.resolve(file)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
