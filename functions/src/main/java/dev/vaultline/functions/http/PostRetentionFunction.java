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
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.retention.RetentionRequests;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code POST /api/retention}: starts retention over all items, or says what it would do. */
public final class PostRetentionFunction {
  private final RetentionRequests service;
  private final DurableDoor durable;

  public PostRetentionFunction(RetentionRequests service, DurableDoor durable) {
    this.service = service;
    this.durable = durable;
  }

  @FunctionName("PostRetention")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "retention",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> submit(request, client));
  }

  private Answer submit(HttpRequestMessage<Optional<String>> request, DurableClientContext client) {
    durable.open(client);
    JsonNode body = HttpShell.body(request);
    Fields.requireOnly(body, "dryRun");
    return JobAnswers.accepted(service.submit(Fields.flag(body, "dryRun")));
  }
}
