package dev.vaultline.local.azurite;

import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The npm packages of Azurite in a cache folder of the user, one folder per lockfile. They are
 * shared by all clones and all tests of a machine, and installed once; a marker written last says
 * that an installation is whole.
 */
final class AzuriteInstallation {
  private static final Logger LOG = LoggerFactory.getLogger(AzuriteInstallation.class);
  private static final String WATCH = "stop-with-parent.cjs";
  private static final List<String> FILES = List.of("package.json", "package-lock.json", WATCH);
  private static final String MARKER = "installed";

  private final Path folder;

  private AzuriteInstallation(Path folder) {
    this.folder = folder;
  }

  /** The cache folder that is used when the caller names none. */
  static Path defaultCache() {
    return Path.of(System.getProperty("user.home"), ".cache", "vaultline");
  }

  /**
   * The installation of this version, made now when it is missing.
   *
   * @throws LocalHostException when npm cannot be started or fails
   */
  static AzuriteInstallation in(Path cache) {
    Map<String, byte[]> files = files();
    Path folder = cache.resolve("azurite-" + fingerprint(files)).toAbsolutePath();
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(MARKER))) {
        installAlone(folder, files);
      }
    } catch (IOException e) {
      throw new LocalHostException(
          "Cannot install Azurite in "
              + folder
              + ": "
              + e
              + ". See that the folder can be written.",
          e);
    }
    return new AzuriteInstallation(folder);
  }

  /** What to give to Node.js to start Azurite, before its own arguments. */
  List<String> nodeArguments() {
    return List.of(
        "--require",
        folder.resolve(WATCH).toString(),
        folder.resolve(Path.of("node_modules", "azurite", "dist", "src", "azurite.js")).toString());
  }

  /** Another process may be installing the same version: wait for it, then look again. */
  private static void installAlone(Path folder, Map<String, byte[]> files) throws IOException {
    synchronized (AzuriteInstallation.class) {
      Path lockFile = folder.resolve("lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(folder.resolve(MARKER))) {
          install(folder, files);
          Files.createFile(folder.resolve(MARKER));
        }
      }
    }
  }

  private static void install(Path folder, Map<String, byte[]> files) throws IOException {
    LOG.info("Installing Azurite from npm in {}", folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    NpmRun.cleanInstall(folder);
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : FILES) {
      try (InputStream in = AzuriteInstallation.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(
              "The class path lacks " + name + " of the Azurite launcher; rebuild.");
        }
        files.put(name, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static String fingerprint(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
