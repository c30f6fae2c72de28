package dev.vaultline.functions.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.item.ItemCodec;
import dev.vaultline.pipeline.item.Items;
import java.util.Optional;

/** {@code GET /api/items/{id}}: one protected item. */
public final class GetItemFunction {
  private final Items items;

  public GetItemFunction(Items items) {
    this.items = items;
  }

  @FunctionName("GetItem")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "items/{id}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return HttpShell.answer(
        request, context, () -> Answer.ok(new ItemCodec().encode(items.require(new ItemId(id)))));
  }
}
