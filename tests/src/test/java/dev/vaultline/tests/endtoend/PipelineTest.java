package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.pipeline.TableName;
import dev.vaultline.pipeline.table.RowContent;
import dev.vaultline.pipeline.table.RowKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service promises, as its users see it. */
class PipelineTest {
  private static final String KEEP_ALL = "{\"keepNewest\": 100, \"keepDays\": 30}";

  @TempDir static Path data;

  private static TestStorage storage;
  private static TestHost host;
  private static Service service;

  @BeforeAll
  static void start() {
    storage = new TestStorage();
    host = TestHost.start(data, storage);
    service = host.service();
  }

  @AfterAll
  static void stop() {
    host.close();
    storage.close();
  }

  @Test
  void everyPointRestoresToWhatTheDisksWere() {
    List<TestDisk> disks = machine("web-1", Optional.empty());
    List<Digest> firstContent = digests(disks);
    JsonNode first = service.awaitDone(service.backUp("web-1"));
    disks.forEach(disk -> disk.change(disk.size()));
    List<Digest> secondContent = digests(disks);
    JsonNode second = service.awaitDone(service.backUp("web-1"));

    assertThat(service.points("web-1"))
        .extracting(point -> point.path("id").asText())
        .containsExactly(point(second), point(first));
    assertThat(restore("web-1", point(first))).isEqualTo(firstContent);
    assertThat(restore("web-1", point(second))).isEqualTo(secondContent);
    // And with nothing but the container.
    VaultAudit vault = storage.vault();
    vault.requireSound();
    assertThat(vault.restore("web-1", point(first))).isEqualTo(firstContent);
    assertThat(vault.restore("web-1", point(second))).isEqualTo(secondContent);
  }

  @Test
  void aJobSaysWhatItDid() {
    List<TestDisk> disks = machine("web-2", Optional.empty());
    String id = service.backUp("web-2");
    JsonNode job = service.awaitDone(id);

    assertThat(job.path("kind").asText()).isEqualTo("backup");
    assertThat(job.path("item").asText()).isEqualTo("web-2");
    assertThat(job.path("tasks"))
        .extracting(task -> task.path("name").asText())
        .containsExactly("snapshot", "transfer");
    assertThat(job.path("tasks"))
        .extracting(task -> task.path("state").asText())
        .containsOnly("done");
    JsonNode transfer = job.path("tasks").path(1);
    long used = disks.stream().mapToLong(TestDisk::size).sum() * 2 / 3;
    assertThat(transfer.path("bytesPlanned").asLong()).isBetween(used, used + (2 << 20));
    assertThat(transfer.path("bytesDone")).isEqualTo(transfer.path("bytesPlanned"));
    assertThat(job.has("waitingFor")).isFalse();
    assertThat(service.jobs("web-2"))
        .extracting(each -> each.path("id").asText())
        .containsExactly(id);
    assertThat(Instant.parse(job.path("started").asText()))
        .isBetween(
            Instant.parse(job.path("created").asText()), Instant.parse(job.path("ended").asText()));
  }

  @Test
  void aRecoveryPointSaysWhatItCost() {
    List<TestDisk> disks = machine("web-3", Optional.empty());
    service.awaitDone(service.backUp("web-3"));
    disks.get(0).change(1);
    service.awaitDone(service.backUp("web-3"));

    JsonNode second = service.points("web-3").get(0);
    JsonNode first = service.points("web-3").get(1);
    assertThat(first.path("consistency").asText()).isEqualTo("crash");
    assertThat(first.path("diskSizes"))
        .extracting(JsonNode::asLong)
        .containsExactly(disks.get(0).size(), disks.get(1).size());
    assertThat(first.path("bytesStored").asLong()).isPositive();
    assertThat(second.path("bytesChanged").asLong())
        .isBetween(1L, first.path("bytesChanged").asLong() / 4);
    assertThat(second.path("bytesStored").asLong())
        .isBetween(1L, first.path("bytesStored").asLong() / 4);
  }

  @Test
  void anUnchangedMachineGetsANewPointThatStoresNoData() {
    machine("idle", Optional.empty());
    service.awaitDone(service.backUp("idle"));
    service.awaitDone(service.backUp("idle"));

    assertThat(service.points("idle")).hasSize(2);
    assertThat(service.points("idle").get(0).path("bytesChanged").asLong()).isZero();
    assertThat(service.points("idle").get(0).path("bytesStored").asLong()).isZero();
    storage.vault().requireSound();
  }

  @Test
  void oneDiskCanBeRestoredAlone() {
    List<TestDisk> disks = machine("web-4", Optional.empty());
    String point = point(service.awaitDone(service.backUp("web-4")));
    Api.Answer answer =
        service
            .api()
            .post(
                "/api/restores",
                """
                {"item": "web-4", "point": "%s", "disk": 1, "targetContainer": "restored",
                 "targetPrefix": "alone/"}
                """
                    .formatted(point));
    service.awaitDone(answer.body().path("job").asText());

    BlobContainerClient restored = storage.container("restored");
    assertThat(digest(restored, "alone/disk-1")).isEqualTo(disks.get(1).digest());
    assertThat(restored.getBlobClient("alone/disk-0").exists()).isFalse();
  }

  @Test
  void aRestoreDoesNotOverwriteADiskThatIsThere() {
    machine("web-5", Optional.empty());
    String point = point(service.awaitDone(service.backUp("web-5")));
    service.awaitDone(service.restore("web-5", point, "restored", "taken/"));
    JsonNode again = service.awaitEnd(service.restore("web-5", point, "restored", "taken/"));

    assertThat(again.path("state").asText()).isEqualTo("failed");
    assertThat(again.path("error").path("message").asText())
        .contains("taken/disk-0", "exists already");
    assertThat(storage.container("restored").getBlobClient("taken/disk-0").exists()).isTrue();
  }

  @Test
  void aDuePolicyIsStartedOnceHoweverOftenTheTickComes() {
    policy("a-nightly", KEEP_ALL);
    machine("nightly-1", Optional.of("a-nightly"));
    machine("nightly-2", Optional.of("a-nightly"));
    makeDue("a-nightly");
    tick();
    tick();
    awaitScheduledJob("nightly-1");
    awaitScheduledJob("nightly-2");
    tick();

    // Policies are looked at by name: when this one is started, the tick has been at the first.
    policy("b-nightly", KEEP_ALL);
    machine("nightly-3", Optional.of("b-nightly"));
    makeDue("b-nightly");
    tick();
    awaitScheduledJob("nightly-3");
    assertThat(service.jobs("nightly-1")).hasSize(1);
    assertThat(service.jobs("nightly-2")).hasSize(1);
    assertThat(service.points("nightly-1")).hasSize(1);
  }

  @Test
  void retentionKeepsTheNewestAndADryRunOnlySaysSo() {
    policy("keep-2", "{\"keepNewest\": 2, \"keepDays\": 0}");
    List<TestDisk> disks = machine("old", Optional.of("keep-2"));
    for (int day = 1; day <= 4; day++) {
      service.awaitDone(service.backUp("old"));
      int seed = day;
      disks.forEach(disk -> disk.change(seed));
    }
    List<String> points = ids(service.points("old"));

    JsonNode dryRun = service.awaitDone(service.retention(true));
    assertThat(report(dryRun, "would expire")).hasSize(2);
    assertThat(report(dryRun, "old " + points.get(0) + " is kept: last recovery point")).hasSize(1);
    assertThat(ids(service.points("old"))).isEqualTo(points);

    JsonNode real = service.awaitDone(service.retention(false));
    assertThat(report(real, "expired: no retention rule keeps it")).hasSize(2);
    assertThat(ids(service.points("old"))).isEqualTo(points.subList(0, 2));
    assertThat(storage.vault().points("old")).hasSize(2);
    storage.vault().requireSound();
    storage.vault().requireCleanAfterSweep();
    assertThat(restore("old", points.get(1))).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aDiskThatIsNotThereFailsTheJobAndSaysWhich() {
    TestDisk disk = disk("gone/os", 1);
    service.protect("gone", Optional.empty(), List.of(disk));
    disk.delete();
    JsonNode job = service.awaitEnd(service.backUp("gone"));

    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(job.path("error").path("code").asText()).isEqualTo("bad-input");
    assertThat(job.path("error").path("message").asText()).contains(disk.url(), "is not there");
    assertThat(job.path("tasks").path(0).path("state").asText()).isEqualTo("failed");
    assertThat(service.points("gone")).isEmpty();
  }

  @Test
  void aDiskThatTheServiceMayNotReachFailsTheJobAndFreesTheItem() {
    String put =
        """
        {"disks": [{"kind": "page-blob", "location": "https://other.example/disks/os"}]}
        """;
    assertThat(service.api().put("/api/items/foreign", put).status()).isEqualTo(201);
    JsonNode job = service.awaitEnd(service.backUp("foreign"));

    assertThat(job.path("error").path("code").asText()).isEqualTo("bad-input");
    assertThat(job.path("error").path("message").asText()).contains("https://other.example");
    assertThat(job.path("notes").path(0).asText()).contains("snapshot could not be dropped");
    assertThat(service.api().get("/api/items/foreign").body().has("claim")).isFalse();
  }

  @Test
  void aRestoreIntoAVaultIsRefused() {
    machine("web-6", Optional.empty());
    String point = point(service.awaitDone(service.backUp("web-6")));
    JsonNode job = service.awaitEnd(service.restore("web-6", point, "vaultline-vault", "runs/"));

    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(job.path("error").path("message").asText()).contains("inside a vault");
    storage.vault().requireSound();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /api/backups  | {"item": "nobody"}            | 404 | item nobody
          POST | /api/backups  | {"item": "nob/ody"}           | 400 | nob/ody
          POST | /api/backups  | {"item":                      | 400 | JSON
          POST | /api/backups  | {}                            | 400 | item
          POST | /api/backups  | []                            | 400 | object
          POST | /api/backups  | {"item": "nobody", "disk": 1} | 400 | disk
          POST | /api/restores | {"item": "nobody", "point": "20200101T000000Z-00000000", "targetContainer": "restored"} | 404 | nobody
          POST | /api/retention | {"dryRun": "perhaps"}        | 400 | dryRun
          PUT  | /api/policies/odd | {"zone": "Moon/Base", "schedule": {"kind": "daily", "at": "02:00"}, "retention": {"keepNewest": 1, "keepDays": 1}} | 400 | Moon/Base
          PUT  | /api/items/no-disks | {"disks": []}           | 400 | disks
          PUT  | /api/items/no-policy | {"policy": "none", "disks": [{"kind": "page-blob", "location": "http://127.0.0.1/a/b/c"}]} | 400 | policy none
          PUT  | /api/items/sas | {"disks": [{"kind": "page-blob", "location": "http://127.0.0.1/a/b/c?sig=secret"}]} | 400 | no SAS
          GET  | /api/jobs/20200101T000000Z-0123456789abcdef | '' | 404 | no job
          GET  | /api/jobs/nonsense | ''                       | 400 | nonsense
          GET  | /api/jobs?state=odd | ''                      | 400 | odd
          GET  | /api/recovery-points | ''                     | 400 | ?item=
          GET  | /api/recovery-points?item=nobody | ''         | 404 | nobody
          GET  | /api/items/nobody | ''                        | 404 | nobody
          GET  | /api/policies/nobody | ''                     | 404 | nobody
          """)
  void badInputIsAnsweredWithAProblemThatNamesIt(
      String method, String path, String body, int status, String named) {
    Api.Answer answer =
        switch (method) {
          case "POST" -> service.api().post(path, body);
          case "PUT" -> service.api().put(path, body);
          default -> service.api().get(path);
        };

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.body().path("detail").asText()).contains(named).doesNotContain("secret");
  }

  private static List<TestDisk> machine(String item, Optional<String> policy) {
    List<TestDisk> disks = List.of(disk(item + "/os", 24), disk(item + "/data", 8));
    service.protect(item, policy, disks);
    return disks;
  }

  private static TestDisk disk(String name, int mebibytes) {
    return TestDisk.create(
        storage.container("disks").getBlobClient(name).getPageBlobClient(),
        mebibytes,
        name.hashCode());
  }

  private static List<Digest> digests(List<TestDisk> disks) {
    return disks.stream().map(TestDisk::digest).toList();
  }

  /** Restores a recovery point of two disks with the service. */
  private static List<Digest> restore(String item, String point) {
    String prefix = item + "-" + point + "/";
    service.awaitDone(service.restore(item, point, "restored", prefix));
    BlobContainerClient restored = storage.container("restored");
    return IntStream.range(0, 2)
        .mapToObj(number -> digest(restored, prefix + "disk-" + number))
        .toList();
  }

  private static Digest digest(BlobContainerClient container, String name) {
    return TestDisk.digest(container.getBlobClient(name).getPageBlobClient());
  }

  private static String point(JsonNode job) {
    return job.path("point").asText();
  }

  private static List<String> ids(List<JsonNode> points) {
    return points.stream().map(point -> point.path("id").asText()).toList();
  }

  private static List<JsonNode> report(JsonNode job, String part) {
    return IntStream.range(0, job.path("report").size())
        .mapToObj(job.path("report")::get)
        .filter(line -> line.asText().contains(part))
        .toList();
  }

  /** A daily policy that was due an hour ago. */
  private static void policy(String name, String retention) {
    LocalTime hourAgo =
        LocalTime.ofInstant(now().minus(Duration.ofHours(1)), ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MINUTES);
    String body =
        "{\"zone\": \"UTC\", \"schedule\": {\"kind\": \"daily\", \"at\": \"%s\"}, \"retention\": %s}"
            .formatted(hourAgo, retention);
    assertThat(service.api().put("/api/policies/" + name, body).status()).isEqualTo(201);
  }

  /** What was due before a policy was written is not made up for: as if it were of yesterday. */
  private static void makeDue(String policy) {
    Instant yesterday = now().minus(Duration.ofDays(1));
    storage
        .table(TableName.POLICIES)
        .put(
            new RowContent(
                new RowKey("acted", policy), "{\"until\": \"%s\"}".formatted(yesterday)));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static void tick() {
    assertThat(service.api().post("/admin/functions/ScheduleTick", "{}").status()).isEqualTo(202);
  }

  private static void awaitScheduledJob(String item) {
    List<JsonNode> jobs =
        Eventually.await("jobs of " + item, () -> service.jobs(item), found -> !found.isEmpty());
    service.awaitDone(jobs.get(0).path("id").asText());
  }
}
