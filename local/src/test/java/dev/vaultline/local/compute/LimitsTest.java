package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.diskId;
import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.local.Eventually;
import dev.vaultline.local.compute.operation.Pace;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Azure refuses, the faults that are switched on, and restarts, request by request. */
class LimitsTest {
  private static final String V = "?api-version=2025-04-01";

  @TempDir Path folder;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder);
    emulator.machine("web", "running");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> snapshot(String name) {
    return emulator.send(
        "PUT",
        id("snapshots", name) + V,
        """
        {"location":"westeurope","properties":{"incremental":true,
         "creationData":{"createOption":"Copy","sourceResourceId":"%s"}}}
        """
            .formatted(diskId("web-os")));
  }

  private HttpResponse<String> access(String name) {
    return emulator.send(
        "POST",
        id("snapshots", name) + "/beginGetAccess" + V,
        "{\"access\":\"Read\",\"durationInSeconds\":3600}");
  }

  private void collection() {
    emulator.send(
        "PUT",
        id("restorePointCollections", "c") + V,
        "{\"location\":\"westeurope\",\"properties\":{\"source\":{\"id\":\"%s\"}}}"
            .formatted(id("virtualMachines", "web")));
  }

  private HttpResponse<String> point(String name, String mode) {
    return emulator.send(
        "PUT",
        id("restorePointCollections", "c") + "/restorePoints/" + name + V,
        "{\"properties\":{\"consistencyMode\":\"" + mode + "\"}}");
  }

  private String state(String path) {
    return emulator.door("GET", path + V, "").at("/properties/provisioningState").asText();
  }

  private void awaitState(String path, String state) throws Exception {
    Eventually.await(() -> state(path), state::equals);
  }

  private static void assertRefused(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"error\":{\"code\":").contains(words);
  }

  @Test
  void aFamilyHasFiveSignaturesAtATimeAndMoreWhenOneEnds() {
    for (int i = 1; i <= 6; i++) {
      assertThat(snapshot("s" + i).statusCode()).isEqualTo(202);
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(access("s" + i).statusCode()).isEqualTo(202);
    }

    assertThat(access("s1").statusCode()).as("the same again").isEqualTo(202);
    assertRefused(access("s6"), 409, "limit of 5");
    emulator.send("POST", id("snapshots", "s1") + "/endGetAccess" + V, "");
    assertThat(access("s6").statusCode()).isEqualTo(202);
  }

  @Test
  void aDiskHasSevenIncrementalSnapshotsInFiveMinutes() {
    for (int i = 1; i <= 7; i++) {
      assertThat(snapshot("s" + i).statusCode()).isEqualTo(202);
    }

    assertRefused(snapshot("s8"), 409, "five minutes");
    emulator.skip("PT5M");
    assertThat(snapshot("s8").statusCode()).isEqualTo(202);
  }

  @Test
  void restorePointsKeepTheirDistanceByConsistency() throws Exception {
    collection();
    assertThat(point("p1", "").statusCode()).isEqualTo(201);
    awaitState(id("restorePointCollections", "c") + "/restorePoints/p1", "Succeeded");

    assertRefused(point("p2", ""), 409, "possible from");
    assertThat(point("crash", "CrashConsistent").statusCode()).isEqualTo(201);
    awaitState(id("restorePointCollections", "c") + "/restorePoints/crash", "Succeeded");
    emulator.skip("PT1H");
    assertThat(point("crash2", "CrashConsistent").statusCode()).isEqualTo(201);
    awaitState(id("restorePointCollections", "c") + "/restorePoints/crash2", "Succeeded");
    assertRefused(point("p2", ""), 409, "possible from");
    emulator.skip("PT2H");
    assertThat(point("p2", "").statusCode()).isEqualTo(201);
  }

  @Test
  void aMachineHasOneRestorePointInTheMakingAndARepeatedPutIsThatOne() {
    collection();
    emulator.fault("{\"type\":\"operationHangs\",\"kind\":\"*\",\"count\":1}");
    point("p1", "CrashConsistent");

    assertThat(point("p1", "CrashConsistent").body()).contains("Creating");
    assertRefused(point("p2", "CrashConsistent"), 409, "one at a time");
  }

  @Test
  void aStormOf429EndsAfterItsRequests() {
    emulator.fault("{\"type\":\"throttle\",\"count\":2,\"amount\":7}");

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> refused = emulator.send("GET", id("disks", "web-os") + V, "");
      assertRefused(refused, 429, "SubscriptionRequestsThrottled");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
    }
    assertThat(emulator.send("GET", id("disks", "web-os") + V, "").statusCode()).isEqualTo(200);
    assertThat(emulator.door("GET", "/emulator/faults", "").path("value")).isEmpty();
  }

  @Test
  void anOperationThatIsToFailFailsWithItsErrorAndItsResource() throws Exception {
    emulator.fault("{\"type\":\"operationFails\",\"kind\":\"snapshots/write\",\"count\":1}");
    HttpResponse<String> accepted = snapshot("s1");
    String status = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();

    awaitState(id("snapshots", "s1"), "Failed");
    String body = emulator.send("GET", status.substring(status.indexOf("/subs")), "").body();
    assertThat(body).contains("\"status\":\"Failed\"").contains("InternalExecutionError");
    snapshot("s2");
    awaitState(id("snapshots", "s2"), "Succeeded");
  }

  @Test
  void anOperationThatHangsIsInProgressForEver() throws Exception {
    emulator.fault("{\"type\":\"operationHangs\",\"kind\":\"snapshots/write\",\"count\":1}");
    HttpResponse<String> accepted = snapshot("s1");
    String status = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();
    snapshot("s2");
    awaitState(id("snapshots", "s2"), "Succeeded");

    HttpResponse<String> poll = emulator.send("GET", status.substring(status.indexOf("/subs")), "");
    assertThat(poll.body()).contains("InProgress");
    assertThat(poll.headers().firstValue("Retry-After")).isPresent();
    assertThat(state(id("snapshots", "s1"))).isEqualTo("Creating");
  }

  private String address(String snapshot) {
    HttpResponse<String> accepted = access(snapshot);
    String location = accepted.headers().firstValue("Location").orElseThrow();
    return emulator
        .door("GET", location.substring(location.indexOf("/subs")), "")
        .path("accessSAS")
        .asText();
  }

  @Test
  void aSignatureThatEndsEarlyIsRefusedAsIfItWereForged() {
    snapshot("s1");
    emulator.fault("{\"type\":\"earlyExpiry\",\"count\":1,\"amount\":0}");
    String early = address("s1");

    assertThat(emulator.send("GET", early.substring(early.indexOf("/disk")), "").body())
        .contains("AuthenticationFailed");
    String good = address("s1");
    assertThat(emulator.send("HEAD", good.substring(good.indexOf("/disk")), "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSnapshotThatSomeoneDeletedIsGoneWithItsSignature() {
    snapshot("s1");
    String url = address("s1");
    emulator.send("POST", "/emulator/lose", "{\"id\":\"" + id("snapshots", "s1") + "\"}");

    assertThat(emulator.send("GET", id("snapshots", "s1") + V, "").statusCode()).isEqualTo(404);
    assertThat(emulator.send("HEAD", url.substring(url.indexOf("/disk")), "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aSlowDiskTakesItsTimeForEachReadThatIsCounted() {
    snapshot("s1");
    String url = address("s1");
    emulator.fault("{\"type\":\"slowDisk\",\"count\":1,\"amount\":5}");
    emulator.send("GET", url.substring(url.indexOf("/disk")), "");

    assertThat(emulator.door("GET", "/emulator/faults", "").path("value")).isEmpty();
  }

  @Test
  void operationsEndAfterARestartAndSignaturesStayGood() throws Exception {
    emulator.close();
    Pace slow = new Pace(Duration.ofSeconds(1), 0, 1);
    emulator = EmulatorFixture.start(folder, ComputeOptions.onPort(0).withPace(slow));
    HttpResponse<String> accepted = snapshot("s1");
    assertThat(state(id("snapshots", "s1"))).isEqualTo("Creating");
    emulator.restart();

    awaitState(id("snapshots", "s1"), "Succeeded");
    String status = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();
    assertThat(emulator.send("GET", status.substring(status.indexOf("/subs")), "").body())
        .contains("Succeeded");
  }
}
