package dev.vaultline.functions.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.policy.PolicyCodec;
import java.util.Optional;

/** {@code GET /api/policies/{name}}: one protection policy. */
public final class GetPolicyFunction {
  private final Policies policies;

  public GetPolicyFunction(Policies policies) {
    this.policies = policies;
  }

  @FunctionName("GetPolicy")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "policies/{name}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("name") String name,
      ExecutionContext context) {
    return HttpShell.answer(
        request,
        context,
        () -> Answer.ok(new PolicyCodec().encode(policies.require(new PolicyName(name)))));
  }
}
