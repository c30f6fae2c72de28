package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.restore.RestoreRequests;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DestinationCodec;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code POST /api/restores}: starts the restore of a recovery point. */
public final class PostRestoreFunction {
  private final RestoreRequests service;
  private final DurableDoor durable;

  public PostRestoreFunction(RestoreRequests service, DurableDoor durable) {
    this.service = service;
    this.durable = durable;
  }

  @FunctionName("PostRestore")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "restores",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> submit(request, client));
  }

  private Answer submit(HttpRequestMessage<Optional<String>> request, DurableClientContext client) {
    durable.open(client);
    JsonNode body = HttpShell.body(request);
    Fields.requireOnly(body, "item", "point", "disk", "to", "targetContainer", "targetPrefix");
    Optional<Integer> disk =
        body.has("disk") ? Optional.of(Json.smallNumber(body, "disk")) : Optional.empty();
    return JobAnswers.accepted(
        service.submit(
            new ItemId(Json.text(body, "item")),
            new PointId(Json.text(body, "point")),
            disk,
            destination(body)));
  }

  /** Before there was {@code to}, all went to page blobs. */
  private static Destination destination(JsonNode body) {
    if (!body.has("to")) {
      return new Destination.PageBlobs(
          Json.text(body, "targetContainer"), Json.optionalText(body, "targetPrefix"));
    }
    if (body.has("targetContainer") || body.has("targetPrefix")) {
      throw new MalformedException("its fields 'to' and 'targetContainer' exclude each other");
    }
    return DestinationCodec.decode(Fields.object(body, "to"));
  }
}
