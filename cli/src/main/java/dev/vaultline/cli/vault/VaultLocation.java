package dev.vaultline.cli.vault;

import dev.vaultline.azure.blob.VaultStores;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.store.DirectoryVaultStore;
import dev.vaultline.engine.store.VaultStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a vault is, as named on the command line. */
sealed interface VaultLocation
    permits VaultLocation.Container, VaultLocation.Directory, LocalAzurite {
  /** What looks like a URL of something else. */
  Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://");

  /** The store there, whether it holds a vault or not. */
  VaultStore store();

  /**
   * Understands a directory, an http(s) URL or the word {@code azurite}.
   *
   * @throws InvalidInputException when it is none of them
   */
  static VaultLocation parse(String text) {
    if (text.equalsIgnoreCase(LocalAzurite.WORD)) {
      return new LocalAzurite(LocalAzurite.DEFAULT_PORT);
    }
    if (text.matches("(?i)https?://.*")) {
      return new Container(text);
    }
    if (text.isBlank() || OTHER_SCHEME.matcher(text).lookingAt()) {
      throw unknown(text);
    }
    try {
      return new Directory(Path.of(text));
    } catch (InvalidPathException e) {
      throw unknown(text);
    }
  }

  private static InvalidInputException unknown(String text) {
    return new InvalidInputException(
        "'"
            + text
            + "' does not name a vault: expected a directory, the http(s) URL of a container, or"
            + " 'azurite'");
  }

  /** A container of a storage account. */
  record Container(String url) implements VaultLocation {
    @Override
    public VaultStore store() {
      return VaultStores.open(url);
    }

    /** A URL may carry a signature. */
    @Override
    public String toString() {
      return "Container";
    }
  }

  /** A directory of this machine. */
  record Directory(Path path) implements VaultLocation {
    @Override
    public VaultStore store() {
      return new DirectoryVaultStore(path);
    }
  }
}
