package dev.vaultline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFailuresTest {
  @TempDir private Path root;

  @Test
  void says_that_the_disk_is_full() {
    for (IOException failure :
        new IOException[] {
          new IOException("No space left on device"),
          new FileSystemException("/x", null, "Disk quota exceeded")
        }) {
      StoreUnavailableException translated = translate(failure);

      assertThat(translated).hasMessageContaining("the disk that holds " + root + " is full");
      assertThat(translated.remedy()).isEqualTo(Remedy.STOP);
    }
  }

  @Test
  void says_which_file_may_not_be_touched() {
    StoreUnavailableException translated = translate(new AccessDeniedException("/vault/a"));

    assertThat(translated).hasMessageContaining("no permission for /vault/a");
    assertThat(translated.remedy()).isEqualTo(Remedy.STOP);
  }

  @Test
  void passes_on_other_reasons_with_the_remedy_of_the_call() {
    StoreUnavailableException translated = translate(new IOException("Input/output error"));

    assertThat(translated)
        .hasMessageContaining("could not store a/b in " + root + ": Input/output error")
        .hasCauseInstanceOf(IOException.class);
    assertThat(translated.remedy()).isEqualTo(Remedy.RETRY);
  }

  private StoreUnavailableException translate(IOException failure) {
    return new DirectoryFailures(root).translate(failure, Remedy.RETRY, "store a/b");
  }
}
