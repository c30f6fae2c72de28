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
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.item.ItemCodec;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.protection.ItemProtection;
import dev.vaultline.pipeline.snapshot.SourceCodec;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code PUT /api/items/{id}}: protects an item, describes it anew, or resumes its protection. */
public final class PutItemFunction {
  private final Items items;
  private final ItemProtection protection;
  private final DurableDoor durable;

  public PutItemFunction(Items items, ItemProtection protection, DurableDoor durable) {
    this.items = items;
    this.protection = protection;
    this.durable = durable;
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
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    return HttpShell.answer(
        request,
        context,
        () -> {
          durable.open(client);
          return put(new ItemId(id), HttpShell.body(request));
        });
  }

  private Answer put(ItemId id, JsonNode body) {
    ItemRecord description = describe(id, body);
    boolean known = items.find(id).isPresent();
    ObjectNode written = new ItemCodec().encode(protection.protect(description));
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
}
