package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.local.compute.limit.ComputeLimits;
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
  @TempDir Path folder;
  private EmulatorFixture emulator;
  private Requests requests;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder);
    emulator.machine("web", "running");
    requests = new Requests(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aFamilyHasFiveSignaturesAtATimeAndMoreWhenOneEnds() {
    for (int i = 1; i <= 6; i++) {
      assertThat(requests.snapshot("s" + i).statusCode()).isEqualTo(202);
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(requests.access("s" + i).statusCode()).isEqualTo(202);
    }

    assertThat(requests.address("s1")).as("the same again").isEqualTo(requests.address("s1"));
    Requests.assertRefused(requests.access("s6"), 409, "limit of 5");
    emulator.send("POST", id("snapshots", "s1") + "/endGetAccess" + Requests.V, "");
    assertThat(requests.access("s6").statusCode()).isEqualTo(202);
  }

  @Test
  void aDiskHasSevenIncrementalSnapshotsInFiveMinutes() {
    for (int i = 1; i <= 7; i++) {
      assertThat(requests.snapshot("s" + i).statusCode()).isEqualTo(202);
    }

    Requests.assertRefused(requests.snapshot("s8"), 409, "five minutes");
    emulator.skip("PT5M");
    assertThat(requests.snapshot("s8").statusCode()).isEqualTo(202);
  }

  @Test
  void restorePointsKeepTheirDistanceByConsistency() throws Exception {
    requests.collection();
    assertThat(requests.point("p1", "").statusCode()).isEqualTo(201);
    requests.awaitState(id("restorePointCollections", "c") + "/restorePoints/p1", "Succeeded");

    Requests.assertRefused(requests.point("p2", ""), 409, "possible from");
    assertThat(requests.point("crash", "CrashConsistent").statusCode()).isEqualTo(201);
    requests.awaitState(id("restorePointCollections", "c") + "/restorePoints/crash", "Succeeded");
    emulator.skip("PT1H");
    assertThat(requests.point("crash2", "CrashConsistent").statusCode()).isEqualTo(201);
    requests.awaitState(id("restorePointCollections", "c") + "/restorePoints/crash2", "Succeeded");
    Requests.assertRefused(requests.point("p2", ""), 409, "possible from");
    emulator.skip("PT2H");
    assertThat(requests.point("p2", "").statusCode()).isEqualTo(201);
  }

  @Test
  void aMachineHasOneRestorePointInTheMakingAndARepeatedPutIsThatOne() {
    requests.collection();
    emulator.fault("{\"type\":\"operationHangs\",\"kind\":\"*\",\"count\":1}");
    requests.point("p1", "CrashConsistent");

    assertThat(requests.point("p1", "CrashConsistent").body()).contains("Creating");
    Requests.assertRefused(requests.point("p2", "CrashConsistent"), 409, "one at a time");
  }

  @Test
  void operationsEndAfterARestartAndSignaturesStayGood() throws Exception {
    emulator.close();
    Pace slow = new Pace(Duration.ofSeconds(1), 0, 1);
    emulator = EmulatorFixture.start(folder, ComputeOptions.onPort(0).withPace(slow));
    requests = new Requests(emulator);
    HttpResponse<String> accepted = requests.snapshot("s1");
    assertThat(requests.state(id("snapshots", "s1"))).isEqualTo("Creating");
    emulator.restart();

    requests.awaitState(id("snapshots", "s1"), "Succeeded");
    String status = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();
    assertThat(emulator.send("GET", status.substring(status.indexOf("/subs")), "").body())
        .contains("Succeeded");
  }

  @Test
  void aDiskAndAMachineHaveNoMoreSnapshotsAndPointsThanTheyMay() throws Exception {
    restart(new ComputeLimits(5, 100, 2, 2, Duration.ZERO, Duration.ZERO, false));
    requests.collection();
    for (int i = 1; i <= 2; i++) {
      assertThat(requests.snapshot("s" + i).statusCode()).isEqualTo(202);
      assertThat(requests.point("p" + i, "CrashConsistent").statusCode()).isEqualTo(201);
      requests.awaitState(point("p" + i), "Succeeded");
    }

    Requests.assertRefused(requests.snapshot("s3"), 409, "2 incremental snapshots, the most");
    Requests.assertRefused(
        requests.point("p3", "CrashConsistent"), 409, "2 restore points, the most");
    emulator.sdk().getSnapshots().delete(EmulatorFixture.GROUP, "s1");
    emulator.sdk().getRestorePoints().delete(EmulatorFixture.GROUP, "c", "p1");
    assertThat(requests.snapshot("s3").statusCode()).isEqualTo(202);
    assertThat(requests.point("p3", "CrashConsistent").statusCode()).isEqualTo(201);
  }

  private static String point(String name) {
    return id("restorePointCollections", "c") + "/restorePoints/" + name;
  }

  private void restart(ComputeLimits limits) {
    emulator.close();
    emulator = EmulatorFixture.start(folder, ComputeOptions.onPort(0).withLimits(limits));
    requests = new Requests(emulator);
  }
}
