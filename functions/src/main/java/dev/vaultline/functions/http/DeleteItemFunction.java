package dev.vaultline.functions.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.item.ItemCodec;
import dev.vaultline.pipeline.protection.ItemProtection;
import java.util.Optional;

/** {@code DELETE /api/items/{id}}: stops the protection of an item and keeps its data. */
public final class DeleteItemFunction {
  private static final String KEEP = "keep";

  private final ItemProtection protection;

  public DeleteItemFunction(ItemProtection protection) {
    this.protection = protection;
  }

  @FunctionName("DeleteItem")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.DELETE,
              route = "items/{id}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return HttpShell.answer(
        request, context, () -> stop(new ItemId(id), HttpShell.query(request, "data")));
  }

  private Answer stop(ItemId id, Optional<String> data) {
    data.filter(what -> !what.equals(KEEP))
        .ifPresent(
            what -> {
              throw new InvalidInputException(
                  "data is '" + what + "'; expected keep: recovery points go by their policy only");
            });
    return Answer.ok(new ItemCodec().encode(protection.stop(id)));
  }
}
