package dev.vaultline.azure.compute.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.arm.Answer;
import dev.vaultline.azure.compute.arm.ArmException;
import dev.vaultline.azure.compute.arm.TestArm;
import dev.vaultline.azure.compute.arm.ThrottledException;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.machine.PowerState;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Pages, throttling, failures and refusals. */
class RequestsTest {
  private final TestArm arm = new TestArm();
  private final ComputeClient client = new ComputeClient(arm.connection);

  private static String machine(String name) {
    return """
    {"id":"/subscriptions/s/resourceGroups/G/providers/microsoft.compute/VIRTUALMACHINES/%s",
    "location":"westeurope","zones":["1"],"tags":{"a":"b"},"properties":{"vmId":"v",
    "hardwareProfile":{"vmSize":"Standard_D2s_v5"},"instanceView":{"statuses":[
    {"code":"ProvisioningState/succeeded"},{"code":"PowerState/deallocated"}]},
    "storageProfile":{"osDisk":{"osType":"Linux","name":"os","caching":"ReadWrite",
    "managedDisk":{"id":"%s"}},"dataDisks":[{"lun":3,"name":"old","vhd":{"uri":"x"}}]},
    "networkProfile":{"networkInterfaces":[{"id":"%s"}]},"userData":"secret"}}
    """
        .formatted(name, Samples.DISK, Samples.RESTORED);
  }

  @Test
  void lists_are_followed_page_by_page() {
    String next = TestArm.ENDPOINT + "/next?$skiptoken=2";
    arm.http.then(
        Answer.of(200, "{\"value\":[%s],\"nextLink\":\"%s\"}".formatted(machine("a"), next)));
    arm.http.then(Answer.of(200, "{\"value\":[],\"nextLink\":\"%s\"}".formatted(next)));
    arm.http.then(Answer.of(200, "{\"value\":[%s]}".formatted(machine("b"))));

    List<Machine> found = client.machines().list(Samples.SUBSCRIPTION).toList();

    assertThat(found).map(machine -> machine.resource().name()).containsExactly("a", "b");
    assertThat(arm.http.requests()).hasSize(3);
    assertThat(arm.http.last().getUrl()).hasToString(next);
  }

  @Test
  void a_machine_is_read_with_its_disks_and_without_showing_its_data() {
    arm.http.then(Answer.of(200, machine("a")));

    Machine found = client.machines().find(Samples.MACHINE).orElseThrow();

    assertThat(found.power()).isEqualTo(PowerState.DEALLOCATED);
    assertThat(found.disks()).map(disk -> disk.disk().isPresent()).containsExactly(true, false);
    assertThat(found.disks().get(1).lun()).contains(3);
    assertThat(found.nics()).containsExactly(Samples.RESTORED);
    assertThat(found.resource().zones()).containsExactly("1");
    assertThat(found.toString()).doesNotContain("secret");
    assertThat(found.json().path("properties").path("userData").asText()).isEqualTo("secret");
  }

  @Test
  void a_short_wait_is_waited_and_counted() {
    arm.http.then(Answer.of(429).with("Retry-After", "2")).then(Answer.of(404));

    assertThat(client.disks().find(Samples.DISK)).isEmpty();

    assertThat(arm.waited).containsExactly(Duration.ofSeconds(2));
    assertThat(arm.throttled).containsExactly(ComputeOperation.GET_DISK);
  }

  @Test
  void a_long_wait_is_the_callers() {
    arm.http.then(Answer.of(429).with("Retry-After", "37"));
    assertThrottled(Duration.ofSeconds(37));

    arm.http.then(Answer.of(429).with("Retry-After", "Wed, 25 Nov 2026 12:01:00 GMT"));
    assertThrottled(Duration.ofMinutes(1));
    assertThat(arm.waited).isEmpty();
  }

  @Test
  void throttling_without_end_is_the_callers() {
    arm.http.otherwise(request -> Answer.of(429));

    assertThrottled(Duration.ofSeconds(10));

    assertThat(arm.http.requests()).hasSize(4);
    assertThat(arm.throttled).hasSize(4);
  }

  private void assertThrottled(Duration retryAfter) {
    assertThatThrownBy(() -> client.disks().find(Samples.DISK))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> {
              assertThat(e.retryAfter()).isEqualTo(retryAfter);
              assertThat(e.remedy()).isEqualTo(Remedy.RETRY);
            })
        .hasMessageContaining("GET_DISK");
  }

  @Test
  void failures_that_pass_are_outlasted() {
    arm.http
        .then(Answer.of(503))
        .thenFail(new UncheckedIOException(new IOException("reset")))
        .then(Answer.of(500, "<html>"))
        .then(Answer.of(404));

    assertThat(client.disks().find(Samples.DISK)).isEmpty();

    assertThat(arm.waited)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void what_cannot_be_done_twice_is_asked_once() {
    arm.http.then(Answer.of(500));
    assertRemedy(Remedy.OUTCOME_UNKNOWN, this::exchange);

    arm.http.thenFail(new UncheckedIOException(new IOException("reset")));
    assertRemedy(Remedy.OUTCOME_UNKNOWN, this::exchange);
    assertThat(arm.http.requests()).hasSize(2);
  }

  private void exchange() {
    client.machines().exchangeDataDisks(Samples.MACHINE, List.of(Samples.DISK), List.of());
  }

  @Test
  void refusals_say_what_can_be_done() {
    arm.http.then(error(403, "AuthorizationFailed", "The client is not allowed."));
    assertRemedy(Remedy.STOP, () -> client.disks().find(Samples.DISK))
        .hasMessageContaining("Microsoft.Compute/disks/read")
        .hasMessageContaining("not allowed");

    arm.http.then(error(409, "Conflict", "Another operation is in progress."));
    assertRemedy(Remedy.RETRY, () -> client.disks().delete(Samples.DISK));

    arm.http.then(error(409, "OperationNotAllowed", "Disk is attached."));
    assertRemedy(Remedy.FIX_INPUT, () -> client.disks().delete(Samples.DISK))
        .hasMessageContaining("Disk is attached");

    arm.http.otherwise(request -> error(500, "InternalServerError", "Sorry."));
    assertRemedy(Remedy.RETRY, () -> client.disks().delete(Samples.DISK));
  }

  private static Answer error(int status, String code, String message) {
    return Answer.of(
        status, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
  }

  private static AbstractThrowableAssert<?, ?> assertRemedy(Remedy remedy, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(ArmException.class)
        .satisfies(e -> assertThat(((VaultlineException) e).remedy()).isEqualTo(remedy));
  }

  @Test
  void every_request_can_be_traced() {
    arm.http.otherwise(request -> Answer.of(404));
    client.disks().find(Samples.DISK);

    assertThat(arm.http.last().getHeaders().getValue(HttpHeaderName.X_MS_CLIENT_REQUEST_ID))
        .hasSize(36);
    assertThat(arm.http.last().getHeaders().getValue(HttpHeaderName.AUTHORIZATION)).isNull();
  }
}
