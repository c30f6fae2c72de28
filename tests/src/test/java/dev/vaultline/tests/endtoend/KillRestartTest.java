package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host that is killed again and again while it works. Its storage account lives on; the next host
 * has the same data folder.
 */
class KillRestartTest {
  private static final List<String> MACHINES = List.of("web", "db", "mail");

  @TempDir Path data;

  private final Map<String, TestDisk> disks = new LinkedHashMap<>();
  private final Map<String, Digest> contentOfJob = new HashMap<>();
  private TestStorage storage;
  private TestHost host;

  @BeforeEach
  void start() {
    storage = new TestStorage();
    host = TestHost.start(data, storage);
    assertThat(
            host.service()
                .api()
                .put(
                    "/api/policies/newest",
                    """
                    {"zone": "UTC", "schedule": {"kind": "weekly", "days": ["sunday"], "at": "02:00"},
                     "retention": {"keepNewest": 1, "keepDays": 0}}
                    """)
                .status())
        .isEqualTo(201);
    for (String machine : MACHINES) {
      disks.put(machine, disk(machine));
      host.service().protect(machine, Optional.of("newest"), List.of(disks.get(machine)));
    }
  }

  @AfterEach
  void stop() {
    host.close();
    storage.close();
  }

  @Test
  void everyBackupEndsWellWheneverTheHostIsKilled() {
    backUpAllAndKillWhen("the first is accepted", jobs -> true);
    backUpAllAndKillWhen("a snapshot is taken", jobs -> anyTask(jobs, 0, "done"));
    backUpAllAndKillWhen("parts are planned", jobs -> anyRunHas("plan"));
    backUpAllAndKillWhen("a part is stored", jobs -> anyRunHas("receipt"));
    backUpAllAndKillWhen("a part is counted", jobs -> bytesDone(jobs) > 0);
    backUpAllAndKillWhen(
        "a point is committed", jobs -> jobs.stream().anyMatch(job -> job.has("point")));
    awaitAllDone();

    assertThat(contentOfJob).hasSize(6 * MACHINES.size());
    MACHINES.forEach(machine -> requirePoints(machine, 6));
    storage.transfers().awaitEmpty();
    storage.poison().awaitEmpty();
    storage.vault().requireSound();
    storage.vault().requireCleanAfterSweep();
    requireRestores();
  }

  @Test
  void retentionThatIsKilledGoesOn() {
    backUpAll();
    awaitAllDone();
    backUpAll();
    awaitAllDone();
    String job = host.service().retention(false);
    Eventually.await(
        "the vault's tombstones",
        () -> storage.vault().objects(PointNames.TOMBSTONES),
        found -> !found.isEmpty());
    killAndRestart();

    host.service().awaitDone(job);
    MACHINES.forEach(machine -> requirePoints(machine, 1));
    storage.vault().requireSound();
    storage.vault().requireCleanAfterSweep();
    requireRestores();
  }

  private TestDisk disk(String machine) {
    return TestDisk.create(
        storage.container("disks").getBlobClient(machine).getPageBlobClient(),
        40,
        machine.hashCode());
  }

  /**
   * Waits for all earlier backups, changes the machines, begins to back them up, and kills the host
   * at a moment.
   *
   * @param reached the moment, by the jobs that were begun
   */
  private void backUpAllAndKillWhen(String moment, Predicate<List<JsonNode>> reached) {
    awaitAllDone();
    List<String> begun = backUpAll();
    Eventually.await(
        "the moment when " + moment,
        () -> begun.stream().map(host.service()::job).toList(),
        // On a slow machine the moment may be missed.
        reached.or(jobs -> jobs.stream().allMatch(Service::hasEnded)));
    killAndRestart();
  }

  private List<String> backUpAll() {
    List<String> begun = new ArrayList<>();
    for (String machine : MACHINES) {
      TestDisk disk = disks.get(machine);
      disk.change(contentOfJob.size());
      String job = host.service().backUp(machine);
      contentOfJob.put(job, disk.digest());
      begun.add(job);
    }
    return begun;
  }

  private void killAndRestart() {
    host.kill();
    host = TestHost.start(data, storage);
  }

  private void awaitAllDone() {
    contentOfJob.keySet().forEach(host.service()::awaitDone);
  }

  private static boolean anyTask(List<JsonNode> jobs, int task, String state) {
    return jobs.stream()
        .anyMatch(job -> job.path("tasks").path(task).path("state").asText().equals(state));
  }

  private static long bytesDone(List<JsonNode> jobs) {
    return jobs.stream()
        .mapToLong(job -> job.path("tasks").path(1).path("bytesDone").asLong())
        .sum();
  }

  private boolean anyRunHas(String object) {
    return storage.vault().objects(PointNames.RUNS).stream()
        .anyMatch(name -> name.value().contains("/" + object));
  }

  /** As many points as are expected, in the vault as in the catalogue, each by a job of its own. */
  private void requirePoints(String machine, int expected) {
    List<String> inVault =
        storage.vault().points(machine).stream().map(point -> point.id().value()).toList();
    assertThat(inVault).hasSize(expected);
    assertThat(host.service().points(machine))
        .extracting(point -> point.path("id").asText())
        .containsExactlyInAnyOrderElementsOf(inVault);
    assertThat(
            storage.vault().points(machine).stream().map(point -> point.facts().facts().get("job")))
        .doesNotHaveDuplicates();
  }

  /** Every point that is there holds what its machine held when its job was begun. */
  private void requireRestores() {
    for (String machine : MACHINES) {
      for (RecoveryPoint point : storage.vault().points(machine)) {
        String job = point.facts().facts().get("job");
        assertThat(storage.vault().restore(machine, point.id().value()))
            .as("%s of job %s", point.names(), job)
            .containsExactly(contentOfJob.get(job));
      }
    }
  }
}
