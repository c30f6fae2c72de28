package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.policy.PolicyCodec;
import java.util.Optional;

/** {@code PUT /api/policies/{name}}: writes a protection policy. */
public final class PutPolicyFunction {
  private final Policies policies;

  public PutPolicyFunction(Policies policies) {
    this.policies = policies;
  }

  @FunctionName("PutPolicy")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.PUT,
              route = "policies/{name}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("name") String name,
      ExecutionContext context) {
    return HttpShell.answer(
        request, context, () -> put(new PolicyName(name), HttpShell.body(request)));
  }

  private Answer put(PolicyName name, JsonNode body) {
    ObjectNode named = body.<ObjectNode>deepCopy();
    if (!named.has("name")) {
      named.put("name", name.value());
    }
    ProtectionPolicy policy = new PolicyCodec().decode(named);
    if (!policy.name().equals(name)) {
      throw new InvalidInputException(
          "the body is about policy " + policy.name() + ", the address about " + name);
    }
    boolean known = policies.find(name).isPresent();
    policies.put(policy);
    ObjectNode written = new PolicyCodec().encode(policy);
    return known ? Answer.ok(written) : Answer.created(written, "/api/policies/" + name);
  }
}
