package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.policy.PolicyCodec;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code GET /api/policies}: all protection policies. */
public final class GetPoliciesFunction {
  private final Policies policies;

  public GetPoliciesFunction(Policies policies) {
    this.policies = policies;
  }

  @FunctionName("GetPolicies")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "policies",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> list());
  }

  private Answer list() {
    ObjectNode body = Json.object();
    Fields.putObjects(body, "policies", policies.list(), new PolicyCodec()::encode);
    return Answer.ok(body);
  }
}
