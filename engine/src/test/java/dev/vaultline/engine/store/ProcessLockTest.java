package dev.vaultline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir private Path folder;

  /** Runs in another process: takes the lock, says so, and holds it until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (ProcessLock lock = ProcessLock.take(Path.of(args[0]))) {
        System.out.println(lock.isHeld() ? "held" : "not held");
        System.in.read();
      }
    }
  }

  @Test
  @Timeout(30)
  void keeps_other_processes_out_until_its_own_dies() throws Exception {
    Path file = folder.resolve("lock");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertThat(ProcessLock.tryTake(file)).isEmpty();

      holder.destroyForcibly().waitFor();

      ProcessLock.take(file).close();
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  @Timeout(30)
  void hands_the_lock_on_within_a_process() throws Exception {
    Path file = folder.resolve("lock");
    ProcessLock first = ProcessLock.take(file);
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(
            () -> {
              try (ProcessLock lock = ProcessLock.take(file)) {
                return lock.isHeld();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(second).isNotDone();
    first.close();

    assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void knows_a_file_by_whatever_link_leads_to_it() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    try (ProcessLock lock = ProcessLock.take(folder.resolve("lock"))) {
      assertThat(ProcessLock.tryTake(link.resolve("lock"))).isEqualTo(Optional.empty());
      assertThat(lock.isHeld()).isTrue();
    }
  }

  @Test
  void is_not_held_once_closed() throws IOException {
    ProcessLock lock = ProcessLock.take(folder.resolve("lock"));
    lock.close();
    lock.close();

    assertThat(lock.isHeld()).isFalse();
  }
}
