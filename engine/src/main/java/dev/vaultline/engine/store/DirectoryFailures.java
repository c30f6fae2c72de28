package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in our words why a file system did not do what a {@link DirectoryVaultStore} asked. */
final class DirectoryFailures {
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

  /** With less than this left, a failed write is taken to be for want of space. */
  private static final long NEXT_TO_NOTHING = 64 << 10;

  private final Path root;

  DirectoryFailures(Path root) {
    this.root = root;
  }

  /**
   * @param otherwise the remedy when the failure tells nothing better
   * @param doing what failed, as in "could not …"
   */
  StoreUnavailableException translate(IOException failure, Remedy otherwise, String doing) {
    if (isFull(failure)) {
      return new StoreUnavailableException(
          Remedy.STOP,
          "could not "
              + doing
              + ": the disk that holds "
              + root
              + " is full; free some space and start again",
          failure);
    }
    if (failure instanceof AccessDeniedException) {
      return new StoreUnavailableException(
          Remedy.STOP,
          "could not "
              + doing
              + ": no permission for "
              + failure.getMessage()
              + "; allow this user to read and write the vault's directory",
          failure);
    }
    return new StoreUnavailableException(
        otherwise, "could not " + doing + " in " + root + ": " + reason(failure), failure);
  }

  private boolean isFull(IOException failure) {
    String reason = reason(failure);
    return FULL.stream().anyMatch(reason::contains) || hasNextToNothingLeft();
  }

  /** The system's words may be in another language, so its figures are asked as well. */
  private boolean hasNextToNothingLeft() {
    try {
      return Files.isDirectory(root) && Files.getFileStore(root).getUsableSpace() < NEXT_TO_NOTHING;
    } catch (IOException e) {
      return false;
    }
  }

  private static String reason(IOException failure) {
    @Nullable String reason =
        failure instanceof FileSystemException system ? system.getReason() : null;
    if (reason == null) {
      reason = failure.getMessage();
    }
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
