package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.RecoveryPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A second host that works for the first. */
class SecondHostTest {
  private static final String MACHINE = "web";
  private static final int PARTS = 16;

  @TempDir Path data;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path logs;

  private TestStorage storage;
  private WideDisk disk;
  private TestHost first;
  private TestHost second;

  @BeforeEach
  void start() {
    storage = new TestStorage();
    first = TestHost.startLogging(data, storage, log("first"), Optional.empty());
    second = TestHost.startLogging(data, storage, log("second"), Optional.of(first));
    disk =
        WideDisk.create(
            storage.container("disks").getBlobClient("disk").getPageBlobClient(), PARTS);
    first.service().protect(MACHINE, disk.url());
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
    storage.close();
  }

  @Test
  void partsAreDoneByBothAndTheDeathOfOneCostsNothingButTime() throws Exception {
    int backups = backUpUntilBothDidParts();
    long before = partsOf("second");
    String job = first.service().backUp(MACHINE);
    Eventually.await(
        "a part of the second host",
        () -> partsOf("second") > before || Service.hasEnded(first.service().job(job)),
        reached -> reached);
    second.kill();

    first.service().awaitDone(job);
    List<RecoveryPoint> points = storage.vault().points(MACHINE);
    assertThat(points).hasSize(backups + 1);
    storage.vault().restore(points.get(backups), logs.resolve("restored"));
    disk.requireSame(logs.resolve("restored"));
    storage.transfers().awaitEmpty();
    storage.poison().awaitEmpty();
    storage.vault().requireSound();
    storage.vault().requireCleanAfterSweep();
  }

  /** On a fast machine the first host may do all parts before the second looks into the queue. */
  private int backUpUntilBothDidParts() {
    int backups = 0;
    while (partsOf("first") == 0 || partsOf("second") == 0) {
      assertThat(backups++).as("backups of which one host did all parts").isLessThan(20);
      first.service().awaitDone(first.service().backUp(MACHINE));
    }
    return backups;
  }

  private long partsOf(String host) {
    return read(log(host)).lines().filter(line -> line.contains("is transferred")).count();
  }

  private Path log(String host) {
    return logs.resolve(host + ".log");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
