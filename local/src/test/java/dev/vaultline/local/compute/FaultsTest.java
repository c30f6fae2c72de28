package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults that are switched on, request by request. */
class FaultsTest {
  private final BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @TempDir Path folder;
  private EmulatorFixture emulator;
  private Requests requests;

  @BeforeEach
  void start() {
    emulator = EmulatorFixture.start(folder, ComputeOptions.onPort(0), this::sleep);
    emulator.machine("web", "running");
    requests = new Requests(emulator);
  }

  private void sleep(Duration time) {
    waits.add(time);
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    emulator.close();
  }

  @Test
  void aStormOf429EndsAfterItsRequests() {
    emulator.fault("{\"type\":\"throttle\",\"count\":2,\"amount\":7}");

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> refused = emulator.send("GET", id("disks", "web-os") + Requests.V, "");
      Requests.assertRefused(refused, 429, "SubscriptionRequestsThrottled");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
    }
    assertThat(emulator.send("GET", id("disks", "web-os") + Requests.V, "").statusCode())
        .isEqualTo(200);
    assertThat(emulator.door("GET", "/emulator/faults", "").path("value")).isEmpty();
  }

  @Test
  void anOperationThatIsToFailFailsWithItsErrorAndItsResource() throws Exception {
    emulator.fault("{\"type\":\"operationFails\",\"kind\":\"snapshots/write\",\"count\":1}");
    HttpResponse<String> accepted = requests.snapshot("s1");
    String status = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();

    requests.awaitState(id("snapshots", "s1"), "Failed");
    String body = emulator.send("GET", status.substring(status.indexOf("/subs")), "").body();
    assertThat(body).contains("\"status\":\"Failed\"").contains("InternalExecutionError");
    requests.snapshot("s2");
    requests.awaitState(id("snapshots", "s2"), "Succeeded");
  }

  @Test
  void anOperationThatHangsIsInProgressForEver() throws Exception {
    emulator.fault("{\"type\":\"operationHangs\",\"kind\":\"snapshots/write\",\"count\":1}");
    HttpResponse<String> accepted = requests.snapshot("s1");
    String status = accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow();
    requests.snapshot("s2");
    requests.awaitState(id("snapshots", "s2"), "Succeeded");

    HttpResponse<String> poll = emulator.send("GET", status.substring(status.indexOf("/subs")), "");
    assertThat(poll.body()).contains("InProgress");
    assertThat(poll.headers().firstValue("Retry-After")).isPresent();
    assertThat(requests.state(id("snapshots", "s1"))).isEqualTo("Creating");
  }

  @Test
  void aSignatureThatEndsEarlyIsRefusedAsIfItWereForged() {
    requests.snapshot("s1");
    emulator.fault("{\"type\":\"earlyExpiry\",\"count\":1,\"amount\":0}");
    String early = requests.address("s1");

    assertThat(emulator.send("GET", early.substring(early.indexOf("/disk")), "").body())
        .contains("AuthenticationFailed");
    String good = requests.address("s1");
    assertThat(emulator.send("HEAD", good.substring(good.indexOf("/disk")), "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSnapshotThatSomeoneDeletedIsGoneWithItsSignature() {
    requests.snapshot("s1");
    String url = requests.address("s1");
    emulator.send("POST", "/emulator/lose", "{\"id\":\"" + id("snapshots", "s1") + "\"}");

    assertThat(emulator.send("GET", id("snapshots", "s1") + Requests.V, "").statusCode())
        .isEqualTo(404);
    assertThat(emulator.send("HEAD", url.substring(url.indexOf("/disk")), "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aReadOfASlowDiskWaitsAsLongAsTheFaultSays() throws Exception {
    requests.snapshot("s1");
    String url = requests.address("s1");
    String path = url.substring(url.indexOf("/disk"));
    emulator.fault("{\"type\":\"slowDisk\",\"count\":1,\"amount\":90000}");
    CompletableFuture<HttpResponse<String>> read =
        CompletableFuture.supplyAsync(() -> emulator.send("GET", path, ""));

    assertThat(waits.take()).isEqualTo(Duration.ofSeconds(90));
    assertThat(read).isNotDone();
    goOn.countDown();
    assertThat(read.get().statusCode()).isEqualTo(200);
    assertThat(emulator.send("GET", path, "").statusCode()).isEqualTo(200);
    assertThat(waits).as("the second read").isEmpty();
  }
}
