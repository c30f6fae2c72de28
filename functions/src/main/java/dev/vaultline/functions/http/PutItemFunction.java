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
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.item.ItemCodec;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.snapshot.SourceCodec;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code PUT /api/items/{id}}: protects an item, or describes it anew. */
public final class PutItemFunction {
  private final Items items;
  private final Policies policies;

  public PutItemFunction(Items items, Policies policies) {
    this.items = items;
    this.policies = policies;
  }

  @FunctionName("PutItem")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.PUT,
              route = "items/{id}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> put(new ItemId(id), HttpShell.body(request)));
  }

  private Answer put(ItemId id, JsonNode body) {
    ItemRecord description = describe(id, body);
    description.policy().ifPresent(this::requirePolicy);
    boolean known = items.find(id).isPresent();
    ObjectNode written = new ItemCodec().encode(items.describe(description));
    return known ? Answer.ok(written) : Answer.created(written, "/api/items/" + id);
  }

  private static ItemRecord describe(ItemId id, JsonNode body) {
    Fields.requireOnly(body, "policy", "disks", "machine", "only", "except", "protection");
    ItemRecord described =
        ItemRecord.of(
            id, Json.optionalText(body, "policy").map(PolicyName::new), SourceCodec.read(body));
    return body.has("protection")
        ? described.in(Fields.word(body, "protection", Protection.class))
        : described;
  }

  private void requirePolicy(PolicyName name) {
    if (policies.find(name).isEmpty()) {
      throw new InvalidInputException(
          "there is no policy " + name + "; create it with PUT /api/policies/" + name);
    }
  }
}
