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
import dev.vaultline.pipeline.item.ItemCodec;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code GET /api/items}: all protected items. */
public final class GetItemsFunction {
  private final Items items;

  public GetItemsFunction(Items items) {
    this.items = items;
  }

  @FunctionName("GetItems")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "items",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> list());
  }

  private Answer list() {
    ObjectNode body = Json.object();
    Fields.putObjects(body, "items", items.list(), new ItemCodec()::encode);
    return Answer.ok(body);
  }
}
