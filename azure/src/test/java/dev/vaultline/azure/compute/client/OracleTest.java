package dev.vaultline.azure.compute.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpRequest;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.arm.Answer;
import dev.vaultline.azure.compute.arm.ScriptedHttp;
import dev.vaultline.azure.compute.arm.TestArm;
import dev.vaultline.azure.compute.arm.ThrottledException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Microsoft's own library says what our requests must be. */
class OracleTest {
  private static final String STATUS =
      TestArm.ENDPOINT
          + "/subscriptions/"
          + Samples.SUBSCRIPTION
          + "/providers/Microsoft.Compute/locations/westeurope/operations/1"
          + "?p=abc&api-version=2025-04-01";

  @ParameterizedTest
  @EnumSource
  void sends_what_the_official_library_sends(ComputeOperation operation) {
    ScriptedHttp theirs = new ScriptedHttp().otherwise(OracleTest::toLibrary);
    TestArm ours = new TestArm();
    ours.http.otherwise(OracleTest::toUs);

    new OracleCalls(theirs).make(operation);
    new OurCalls(new ComputeClient(ours.connection), STATUS).make(operation);

    assertThat(ours.http.requests()).hasSize(1);
    assertThat(WireRequest.of(ours.http.last())).isEqualTo(WireRequest.of(theirs.last()));
  }

  /** A request that names another operation than the one it is would escape the custom roles. */
  @ParameterizedTest
  @EnumSource
  void names_the_operation_that_it_is(ComputeOperation operation) {
    TestArm arm = new TestArm();
    arm.http.otherwise(request -> Answer.of(429).with("Retry-After", "100"));
    OurCalls calls = new OurCalls(new ComputeClient(arm.connection), STATUS);

    assertThatThrownBy(() -> calls.make(operation))
        .isInstanceOf(ThrottledException.class)
        .extracting(e -> ((ThrottledException) e).operation())
        .isEqualTo(operation);
    assertThat(arm.throttled).containsExactly(operation);
  }

  private static Answer toLibrary(HttpRequest request) {
    return switch (request.getHttpMethod().toString()) {
      case "GET" -> Answer.of(200, "{\"value\":[],\"status\":\"InProgress\"}");
      // The library takes no other status for each of the two.
      case "PUT" -> Answer.of(request.getUrl().getPath().contains("/p1") ? 201 : 200, "{}");
      case "PATCH" -> Answer.of(200, "{}");
      default -> Answer.of(202).with("Azure-AsyncOperation", STATUS);
    };
  }

  private static Answer toUs(HttpRequest request) {
    String path = request.getUrl().getPath();
    if (!request.getHttpMethod().toString().equals("GET")) {
      boolean group = path.endsWith("/resourceGroups/group");
      return group ? Answer.of(201, "{}") : Answer.of(202).with("Azure-AsyncOperation", STATUS);
    }
    if (path.contains("/operations/")) {
      return Answer.of(200, "{\"status\":\"InProgress\"}");
    }
    boolean list = path.endsWith("/virtualMachines") || path.endsWith("/snapshots");
    return list ? Answer.of(200, "{\"value\":[]}") : Answer.of(404);
  }
}
