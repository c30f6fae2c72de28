package dev.vaultline.azure.azurite;

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
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Azurite's npm packages in the cache folder that the local host keeps them in, so that a machine
 * installs them once: one folder per lockfile, made under a lock, with a marker written last.
 */
final class AzuriteInstallation {
  private static final Path LOCKFILES = Path.of("..", "local", "azurite");
  private static final List<String> FILES =
      List.of("package-lock.json", "package.json", "stop-with-parent.cjs");

  private final Path folder;

  private AzuriteInstallation(Path folder) {
    this.folder = folder;
  }

  static AzuriteInstallation prepare() throws IOException, InterruptedException {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "vaultline");
    Path folder = cache.resolve("azurite-" + fingerprint());
    Files.createDirectories(folder);
    Path marker = folder.resolve("installed");
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(marker)) {
        install(folder);
        Files.createFile(marker);
      }
    }
    return new AzuriteInstallation(folder);
  }

  /** What starts Azurite, before its own arguments. It ends when its standard input does. */
  List<String> command() {
    return List.of(
        "node",
        "--require",
        folder.resolve("stop-with-parent.cjs").toString(),
        folder.resolve(Path.of("node_modules", "azurite", "dist", "src", "azurite.js")).toString());
  }

  private static void install(Path folder) throws IOException, InterruptedException {
    for (String file : FILES) {
      Files.copy(
          LOCKFILES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process npm =
        new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("npm.log").toFile())
            .start();
    if (!npm.waitFor(10, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      npm.destroy();
      throw new IOException("npm ci failed; see " + folder.resolve("npm.log"));
    }
  }

  private static String fingerprint() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        digest.update(file.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(LOCKFILES.resolve(file)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
