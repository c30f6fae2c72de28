package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.transfer.TransferTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages that come twice, out of order, too late, or make no sense. Backups are begun on a host
 * that transfers nothing, so that their messages can be tampered with; then another takes over.
 */
class DuplicateMessagesTest {
  /** Of each machine: one for each 16 MiB of its disks. */
  private static final int PARTS = 4;

  @TempDir static Path data;
  @TempDir static Path app;

  private static TestStorage storage;
  private static TestHost host;
  private static Service service;
  private static Begun duplicated;
  private static Begun bereft;
  private static Begun poisoned;
  private static Api.Answer second;

  /** A backup that waits for workers. */
  private record Begun(String item, List<TestDisk> disks, String job, List<String> messages) {}

  @BeforeAll
  static void beginAndTamper() throws IOException {
    storage = new TestStorage();
    try (TestHost holding = TestHost.startWithoutTransfers(data, storage)) {
      service = holding.service();
      duplicated = begin("duplicated");
      bereft = begin("bereft");
      poisoned = begin("poisoned");
      second = service.api().post("/api/backups", "{\"item\": \"duplicated\"}");
    }
    bereft.disks().get(1).delete();
    sendTwiceBackwards(duplicated.messages());
    sendTwiceBackwards(bereft.messages());
    // What the platform does with a message whose worker died each time.
    storage.poison().send(poisoned.messages().subList(0, 1));
    host = TestHost.start(appThatRetriesAtOnce(), data, storage, Map.of());
    service = host.service();
  }

  @AfterAll
  static void stop() {
    host.close();
    storage.close();
  }

  @Test
  void duplicatesInAnyOrderChangeNothing() {
    service.awaitDone(duplicated.job());
    storage.transfers().awaitEmpty();
    requireOnePoint(duplicated);

    storage.transfers().send(duplicated.messages());
    storage.transfers().awaitEmpty();
    requireOnePoint(duplicated);
  }

  @Test
  void whatDuplicatesStoredIsSweptAndNothingElse() {
    service.awaitDone(duplicated.job());
    service.awaitEnd(bereft.job());
    service.awaitEnd(poisoned.job());
    storage.transfers().awaitEmpty();

    storage.vault().requireCleanAfterSweep();
    storage.vault().requireSound();
    requireOnePoint(duplicated);
  }

  @Test
  void aSecondBackupIsRefusedWhileOneWaits() {
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().path("detail").asText())
        .contains(duplicated.item(), duplicated.job(), "when that has ended");
    assertThat(service.jobs(duplicated.item())).hasSize(1);
  }

  @Test
  void aDiskThatIsDeletedBeforeItsTransferFailsTheJobAndSaysSo() {
    JsonNode failed = requireFailed(bereft, "bad-input");
    assertThat(failed.path("error").path("message").asText())
        .contains(bereft.disks().get(1).url(), "is not there");
    assertThat(service.points(bereft.item())).isEmpty();

    backsUp(bereft.item(), List.of(bereft.disks().get(0), disk("bereft/new-data", 8)));
  }

  @Test
  void aPartThatThePlatformGivesUpFailsTheJobAndTheItemIsFree() {
    JsonNode failed = requireFailed(poisoned, "poisoned");
    assertThat(failed.path("error").path("message").asText())
        .contains("part 0 of disk 0", "the worker died each time");
    assertThat(service.points(poisoned.item())).isEmpty();

    backsUp(poisoned.item(), poisoned.disks());
  }

  @Test
  void aMessageForAnUnknownJobIsDropped() {
    JobId unknown = JobId.of(Instant.parse("2026-11-21T09:30:00Z"), "unknown");
    storage.transfers().send(List.of(new TransferTask(unknown, new PartRef(0, 0, 0)).encode()));
    storage.transfers().awaitEmpty();

    assertThat(service.api().get("/api/jobs/" + unknown).status()).isEqualTo(404);
  }

  @Test
  void whatIsNoTransferTaskIsGivenUpAndHoldsUpNothing() {
    storage.transfers().send(List.of("{\"v\": 1, \"job\": ", "[]", "no JSON"));
    backsUp("undisturbed", List.of(disk("undisturbed/os", 8)));

    storage.transfers().awaitEmpty();
    storage.poison().awaitEmpty();
  }

  private static Begun begin(String item) {
    List<TestDisk> disks = List.of(disk(item + "/os", 40), disk(item + "/data", 8));
    service.protect(item, Optional.empty(), disks);
    String job = service.backUp(item);
    List<String> messages = storage.transfers().awaitMessages(PARTS);
    storage.transfers().clear();
    return new Begun(item, disks, job, messages);
  }

  private static void sendTwiceBackwards(List<String> messages) {
    List<String> backwards = new ArrayList<>(messages);
    Collections.reverse(backwards);
    for (String message : backwards) {
      storage.transfers().send(List.of(message, message));
    }
    storage.transfers().send(messages);
  }

  /** As it is deployed, but for the pause after a failure. */
  private static Path appThatRetriesAtOnce() throws IOException {
    String hostJson = Files.readString(StagedApp.folder().resolve("host.json"));
    String impatient =
        hostJson.replace(
            "\"visibilityTimeout\": \"00:00:30\"", "\"visibilityTimeout\": \"00:00:00\"");
    assertThat(impatient).isNotEqualTo(hostJson);
    return StagedApp.copyWithHostJson(app, impatient);
  }

  private static TestDisk disk(String name, int mebibytes) {
    return TestDisk.create(
        storage.container("disks").getBlobClient(name).getPageBlobClient(),
        mebibytes,
        name.hashCode());
  }

  private static void backsUp(String item, List<TestDisk> disks) {
    service.protect(item, Optional.empty(), disks);
    JsonNode job = service.awaitDone(service.backUp(item));
    requireRestores(item, job, disks);
  }

  private static JsonNode requireFailed(Begun backup, String code) {
    JsonNode failed = service.awaitEnd(backup.job());
    assertThat(failed.path("state").asText()).as("%s", failed).isEqualTo("failed");
    assertThat(failed.path("error").path("code").asText()).as("%s", failed).isEqualTo(code);
    assertThat(failed.path("tasks").path(1).path("state").asText()).isEqualTo("failed");
    return failed;
  }

  private static void requireOnePoint(Begun backup) {
    JsonNode done = service.job(backup.job());
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(service.points(backup.item())).hasSize(1);
    assertThat(storage.vault().points(backup.item())).hasSize(1);
    requireRestores(backup.item(), done, backup.disks());
    storage.vault().requireSound();
  }

  private static void requireRestores(String item, JsonNode job, List<TestDisk> disks) {
    List<Digest> expected = disks.stream().map(TestDisk::digest).toList();
    assertThat(storage.vault().restore(item, job.path("point").asText())).isEqualTo(expected);
  }
}
