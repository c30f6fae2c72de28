package dev.vaultline.azure.compute.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.azure.compute.AccessUrl;
import dev.vaultline.azure.compute.arm.Access;
import dev.vaultline.azure.compute.arm.Answer;
import dev.vaultline.azure.compute.arm.ArmException;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.Operation.Done;
import dev.vaultline.azure.compute.arm.Operation.Pending;
import dev.vaultline.azure.compute.arm.OperationToken;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.azure.compute.arm.TestArm;
import dev.vaultline.azure.compute.snapshot.ManagedSnapshot;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways in which Azure says how an operation is getting on. */
class OperationsTest {
  private static final String STATUS = TestArm.ENDPOINT + "/operations/1?t=secret-status";
  private static final String RESULT = TestArm.ENDPOINT + "/results/1?t=secret-result";
  private static final String SAS =
      "https://md-1.blob.example/abc?sv=1&se=2026-11-25T13%3A00%3A00Z&sig=secret";
  private final TestArm arm = new TestArm();
  private final ComputeClient client = new ComputeClient(arm.connection);

  private Operation<ManagedSnapshot> take() {
    return client.snapshots().take(Samples.SNAPSHOT, Samples.DISK, "westeurope", Map.of());
  }

  private static <T> Pending<T> pending(Operation<T> operation) {
    assertThat(operation).isInstanceOf(Pending.class);
    return (Pending<T>) operation;
  }

  private static <T> T done(Operation<T> operation) {
    assertThat(operation).isInstanceOf(Done.class);
    return ((Done<T>) operation).result();
  }

  private static Answer snapshot(int status, String state) {
    return Answer.of(
        status,
        """
        {"id":"%s","location":"westeurope","properties":{"provisioningState":"%s","diskSizeBytes":4096,
        "uniqueId":"u","incrementalSnapshotFamilyId":"f","completionPercent":40.5,
        "timeCreated":"2026-11-25T12:00:00.5+01:00","creationData":{"sourceResourceId":"%s"}}}
        """
            .formatted(Samples.SNAPSHOT, state, Samples.DISK));
  }

  @Test
  void one_that_is_done_at_once_has_its_result() {
    arm.http.then(snapshot(200, "Succeeded"));

    ManagedSnapshot taken = done(take());

    assertThat(taken.familyId()).contains("f");
    assertThat(taken.completionPercent()).isEqualTo(40.5);
    assertThat(taken.createdAt().orElseThrow()).isEqualTo("2026-11-25T11:00:00.500Z");
    assertThat(taken.source()).contains(Samples.DISK);
  }

  @Test
  void its_status_is_preferred_and_its_resource_read_at_the_end() {
    arm.http.then(
        Answer.of(202)
            .with("Azure-AsyncOperation", STATUS)
            .with("Location", RESULT)
            .with("Retry-After", "7"));
    arm.http.then(Answer.of(200, "{\"status\":\"InProgress\",\"percentComplete\":12.0}"));
    arm.http.then(Answer.of(200, "{\"status\":\"Succeeded\"}"));
    arm.http.then(snapshot(200, "Succeeded"));

    Pending<ManagedSnapshot> started = pending(take());
    Pending<ManagedSnapshot> running =
        pending(client.poll(started.token(), ManagedSnapshot.RESULT));
    OperationToken kept = OperationToken.decode(running.token().encode());
    ManagedSnapshot taken = done(client.poll(kept, ManagedSnapshot.RESULT));

    assertThat(started.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(running.reason()).contains("InProgress, 12 %").contains("snap");
    assertThat(arm.http.requests())
        .map(request -> request.getUrl().getPath())
        .containsExactly(
            Samples.SNAPSHOT.value(), "/operations/1", "/operations/1", Samples.SNAPSHOT.value());
    assertThat(taken.id()).isEqualTo(Samples.SNAPSHOT);
    assertThat(arm.waited).isEmpty();
  }

  @Test
  void its_location_alone_says_when_it_ended() {
    arm.http.then(Answer.of(202).with("Location", RESULT));
    arm.http.then(Answer.of(202).with("Location", RESULT));
    arm.http.then(Answer.of(204));

    Pending<Boolean> started = pending(client.machines().deallocate(Samples.MACHINE));
    Pending<Boolean> running = pending(client.poll(started.token(), ResultType.NOTHING));

    assertThat(done(client.poll(running.token(), ResultType.NOTHING))).isTrue();
  }

  @Test
  void without_a_url_the_resource_says_when_it_ended() {
    arm.http.then(snapshot(201, "Creating"));
    arm.http.then(snapshot(200, "Updating"));
    arm.http.then(snapshot(200, "Succeeded"));

    Pending<ManagedSnapshot> started = pending(take());
    Pending<ManagedSnapshot> running =
        pending(client.poll(started.token(), ManagedSnapshot.RESULT));

    assertThat(done(client.poll(running.token(), ManagedSnapshot.RESULT)).size()).isEqualTo(4096);
  }

  @Test
  void granted_access_is_in_the_output_of_the_status() {
    arm.http.then(Answer.of(202).with("Azure-AsyncOperation", STATUS).with("Location", RESULT));
    arm.http.then(
        Answer.of(
            200,
            "{\"status\":\"Succeeded\",\"properties\":{\"output\":{\"accessSAS\":\"%s\"}}}"
                .formatted(SAS)));

    assertGranted();
  }

  @Test
  void granted_access_is_at_the_location_when_the_status_has_none() {
    arm.http.then(Answer.of(202).with("Azure-AsyncOperation", STATUS).with("Location", RESULT));
    arm.http.then(Answer.of(200, "{\"status\":\"Succeeded\"}"));
    arm.http.then(Answer.of(200, "{\"accessSAS\":\"%s\"}".formatted(SAS)));

    assertGranted();
  }

  private void assertGranted() {
    Pending<AccessUrl> started =
        pending(client.snapshots().access().read(Samples.SNAPSHOT, OurCalls.HOUR));
    Operation<AccessUrl> ended = client.poll(started.token(), Access.GRANTED);

    assertThat(done(ended).value()).isEqualTo(SAS);
    assertThat(done(ended).expiry().orElseThrow()).isEqualTo("2026-11-25T13:00:00Z");
    assertThat(ended.toString()).contains("md-1.blob.example").doesNotContain("secret");
  }

  @Test
  void no_text_shows_the_urls_of_an_operation() {
    arm.http.then(Answer.of(202).with("Azure-AsyncOperation", STATUS).with("Location", RESULT));
    arm.http.then(Answer.of(404));

    Pending<ManagedSnapshot> started = pending(take());

    assertThat(started.toString()).doesNotContain("secret").contains("snap");
    assertThatThrownBy(() -> client.poll(started.token(), ManagedSnapshot.RESULT))
        .isInstanceOf(ArmException.class)
        .hasMessageContaining("no longer known")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void one_that_failed_is_an_error_with_azures_words_and_a_remedy() {
    assertFails("OperationNotAllowed", Remedy.FIX_INPUT);
    assertFails("InternalExecutionError", Remedy.RETRY);
    assertFails("QuotaExceeded", Remedy.STOP);
  }

  private void assertFails(String code, Remedy remedy) {
    arm.http.then(Answer.of(202).with("Azure-AsyncOperation", STATUS));
    arm.http.then(
        Answer.of(
            200,
            "{\"status\":\"Failed\",\"error\":{\"code\":\"%s\",\"message\":\"Not %s today.\"}}"
                .formatted(code, SAS)));
    Pending<ManagedSnapshot> started = pending(take());

    assertThatThrownBy(() -> client.poll(started.token(), ManagedSnapshot.RESULT))
        .isInstanceOfSatisfying(
            ArmException.class,
            e -> {
              assertThat(e.remedy()).isEqualTo(remedy);
              assertThat(e.code()).isEqualTo(code);
            })
        .hasMessageContaining(code)
        .hasMessageContaining("today")
        .message()
        .doesNotContain("secret");
  }

  /** A token comes from a table; whoever can write there must not be sent our identity. */
  @Test
  void is_not_polled_at_another_host() {
    String token =
        "{\"v\":1,\"operation\":\"PUT_SNAPSHOT\",\"subject\":\"/s\","
            + "\"status\":\"https://evil.example/?sig=secret\"}";

    assertThatThrownBy(() -> client.poll(OperationToken.decode(token), ManagedSnapshot.RESULT))
        .isInstanceOf(ArmException.class)
        .hasMessageContaining("evil.example")
        .message()
        .doesNotContain("secret");
    assertThat(arm.http.requests()).isEmpty();
  }

  @Test
  void what_is_no_token_is_refused_without_repeating_it() {
    for (String text :
        new String[] {"secret", "{}", "{\"v\":2}", "{\"v\":1,\"operation\":\"X\"}"}) {
      assertThatThrownBy(() -> OperationToken.decode(text))
          .isInstanceOf(InvalidInputException.class)
          .message()
          .doesNotContain("secret");
    }
  }

  @Test
  void what_is_deleted_need_not_be_there() {
    arm.http.then(Answer.of(404)).then(Answer.of(204)).then(Answer.of(200));

    for (int i = 0; i < 3; i++) {
      assertThat(done(client.snapshots().delete(Samples.SNAPSHOT))).isTrue();
    }
  }
}
