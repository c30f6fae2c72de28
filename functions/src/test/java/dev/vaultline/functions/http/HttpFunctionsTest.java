package dev.vaultline.functions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.vaultline.functions.app.TestApp;
import io.grpc.Status;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpFunctionsTest {
  private static final String POLICY =
      "{'zone':'UTC','schedule':{'kind':'daily','at':'02:00'},"
          + "'retention':{'keepNewest':3,'keepDays':30}}";
  private static final String ITEM =
      "{'policy':'nightly','disks':[{'kind':'page-blob','location':'https://a.example/d/0'}]}";

  private final TestApp.Functions app = TestApp.functions();
  private final ExecutionContext context = mock(ExecutionContext.class);
  private final DurableTaskClient hub = mock(DurableTaskClient.class);
  private final DurableClientContext durable = mock(DurableClientContext.class);

  @BeforeEach
  void connect() {
    Logger silent = Logger.getAnonymousLogger();
    silent.setUseParentHandlers(false);
    when(context.getLogger()).thenReturn(silent);
    when(durable.getClient()).thenReturn(hub);
  }

  @Test
  void aPolicyIsWrittenAndShown() {
    Reply created = put("nightly", POLICY);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/api/policies/nightly");
    assertThat(put("nightly", POLICY).status()).isEqualTo(200);
    Reply shown =
        Reply.of(request -> app.get(GetPolicyFunction.class).run(request, "nightly", context));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("/schedule/kind")).isEqualTo("daily");
    Reply all = Reply.of(request -> app.get(GetPoliciesFunction.class).run(request, context));
    assertThat(all.text("/policies/0/name")).isEqualTo("nightly");
  }

  @Test
  void metricsAreAnsweredAsTextForPrometheus() {
    Reply metrics = Reply.of(request -> app.get(GetMetricsFunction.class).run(request, context));
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body()).contains("vaultline_vault_points 0.0");
  }

  @Test
  void aPolicyOfAnotherNameThanItsAddressIsRefused() {
    Reply refused = put("daily", POLICY.replace("{'zone'", "{'name':'nightly','zone'"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/detail")).contains("nightly").contains("daily");
  }

  @Test
  void anItemIsProtectedAndShown() {
    put("nightly", POLICY);
    Reply created = protect("web", ITEM);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("/protection")).isEqualTo("protected");
    assertThat(protect("web", ITEM).status()).isEqualTo(200);
    Reply shown = Reply.of(request -> app.get(GetItemFunction.class).run(request, "web", context));
    assertThat(shown.text("/disks/0/location")).isEqualTo("https://a.example/d/0");
    Reply all = Reply.of(request -> app.get(GetItemsFunction.class).run(request, context));
    assertThat(all.text("/items/0/id")).isEqualTo("web");
  }

  @Test
  void anItemOfAnUnknownPolicyIsRefused() {
    Reply refused = protect("web", ITEM);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/detail")).contains("PUT /api/policies/nightly");
  }

  @Test
  void aSignatureInADisksAddressIsRefusedAndNotRepeated() {
    Reply refused = protect("web", ITEM.replace("/d/0", "/d/0?sig=SECRET"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).doesNotContain("SECRET");
  }

  @Test
  void problemsSayWhatIsExpected() {
    Reply noJson = protect("web", "no");
    assertThat(noJson.status()).isEqualTo(400);
    assertThat(noJson.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(noJson.text("/title")).isNotEmpty();
    assertThat(noJson.text("/status")).isEqualTo("400");
    assertThat(protect("web", "{'disk':[]}").text("/detail")).contains("disk").contains("disks");
    assertThat(protect("no/name", ITEM).status()).isEqualTo(400);
  }

  @Test
  void whatIsNotThereIsNamed() {
    Reply item = Reply.of(request -> app.get(GetItemFunction.class).run(request, "web", context));
    assertThat(item.status()).isEqualTo(404);
    assertThat(item.text("/detail")).contains("web");
    String id = "20261121T093000Z-0123456789abcdef";
    Reply job = Reply.of(request -> app.get(GetJobFunction.class).run(request, id, context));
    assertThat(job.status()).isEqualTo(404);
    assertThat(job.text("/detail")).contains(id);
    Reply points =
        Reply.of(
            Map.of("item", "web"),
            request -> app.get(GetRecoveryPointsFunction.class).run(request, context));
    assertThat(points.status()).isEqualTo(404);
  }

  @Test
  void aBackupIsAcceptedWithItsJob() {
    put("nightly", POLICY);
    protect("web", ITEM);
    Reply accepted = backUp("{'item':'web'}");
    assertThat(accepted.status()).isEqualTo(202);
    String job = accepted.text("/job");
    assertThat(accepted.header("Location")).isEqualTo("/api/jobs/" + job);
    verify(hub)
        .scheduleNewOrchestrationInstance(
            eq("BackupRun"), any(NewOrchestrationInstanceOptions.class));
    Reply shown = Reply.of(request -> app.get(GetJobFunction.class).run(request, job, context));
    assertThat(shown.text("/state")).isEqualTo("queued");
    assertThat(shown.text("/item")).isEqualTo("web");
  }

  @Test
  void aBackupOfAnItemThatIsStoppedIsAConflict() {
    put("nightly", POLICY);
    protect("web", ITEM.replace("{'policy'", "{'protection':'stopped','policy'"));
    assertThat(backUp("{'item':'web'}").status()).isEqualTo(409);
  }

  @Test
  void aBackupWithAWrongDateIsRefused() {
    put("nightly", POLICY);
    protect("web", ITEM);
    assertThat(backUp("{'item':'web','retainUntil':'tomorrow'}").text("/detail"))
        .contains("retainUntil");
    assertThat(backUp("{'item':'web','retainUntil':'2020-01-01T00:00:00Z'}").status())
        .isEqualTo(400);
    assertThat(backUp("{}").text("/detail")).contains("'item' is missing");
  }

  @Test
  void aHubThatDoesNotAnswerIsAPassingProblem() {
    put("nightly", POLICY);
    protect("web", ITEM);
    when(hub.getInstanceMetadata(anyString(), anyBoolean()))
        .thenThrow(Status.UNAVAILABLE.asRuntimeException());
    assertThat(backUp("{'item':'web'}").status()).isEqualTo(503);
  }

  @Test
  void aFaultOfOursTellsNothingOfItsInside() {
    when(durable.getClient()).thenThrow(new IllegalStateException("SECRET"));
    put("nightly", POLICY);
    protect("web", ITEM);
    Reply failed = backUp("{'item':'web'}");
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("SECRET");
  }

  @Test
  void jobsAreListedByItemStateAndLimit() {
    put("nightly", POLICY);
    protect("web", ITEM);
    backUp("{'item':'web'}");
    assertThat(jobs(Map.of("item", "web", "state", "queued")).text("/jobs/0/item"))
        .isEqualTo("web");
    assertThat(jobs(Map.of("state", "done")).body()).isEqualTo("{\"jobs\":[]}");
    assertThat(jobs(Map.of("state", "nice")).text("/detail")).contains("queued, running, done");
    assertThat(jobs(Map.of("limit", "x")).status()).isEqualTo(400);
    assertThat(jobs(Map.of("limit", "0")).status()).isEqualTo(400);
  }

  @Test
  void aRestoreOfWhatIsNotThereIsNotFound() {
    Reply refused =
        Reply.of(
            "{'item':'web','point':'20261121T093000Z-01234567','targetContainer':'back'}",
            request -> app.get(PostRestoreFunction.class).run(request, durable, context));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text("/detail")).contains("20261121T093000Z-01234567");
  }

  @Test
  void aRestoreNamesTheFieldThatIsWrong() {
    for (String body :
        new String[] {
          "{'item':'web','point':'20261121T093000Z-01234567','to':{'kind':'tape'}}",
          "{'item':'web','point':'20261121T093000Z-01234567','to':{'kind':'in-place'},"
              + "'targetContainer':'to.kind'}"
        }) {
      Reply refused =
          Reply.of(
              body, request -> app.get(PostRestoreFunction.class).run(request, durable, context));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("/detail")).contains("to");
    }
  }

  @Test
  void onlyARestoreThatReplacedDisksCanBeConfirmedOrUndone() {
    String job = "20261121T093000Z-0123456789abcdef";
    assertThat(
            Reply.of(
                    "",
                    request ->
                        app.get(PostRestoreConfirmFunction.class)
                            .run(request, job, durable, context))
                .status())
        .isEqualTo(404);
    assertThat(
            Reply.of(
                    "",
                    request ->
                        app.get(PostRestoreUndoFunction.class).run(request, job, durable, context))
                .status())
        .isEqualTo(404);
  }

  @Test
  void retentionIsAccepted() {
    Reply accepted =
        Reply.of(
            "{'dryRun':true}",
            request -> app.get(PostRetentionFunction.class).run(request, durable, context));
    assertThat(accepted.status()).isEqualTo(202);
    Reply refused =
        Reply.of(
            "{'dryRun':'yes'}",
            request -> app.get(PostRetentionFunction.class).run(request, durable, context));
    assertThat(refused.status()).isEqualTo(400);
  }

  private Reply put(String name, String body) {
    return Reply.of(body, request -> app.get(PutPolicyFunction.class).run(request, name, context));
  }

  private Reply protect(String id, String body) {
    return Reply.of(
        body, request -> app.get(PutItemFunction.class).run(request, id, durable, context));
  }

  private Reply backUp(String body) {
    return Reply.of(
        body, request -> app.get(PostBackupFunction.class).run(request, durable, context));
  }

  private Reply jobs(Map<String, String> query) {
    return Reply.of(query, request -> app.get(GetJobsFunction.class).run(request, context));
  }
}
