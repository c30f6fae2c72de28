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
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.backup.BackupRequests;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code POST /api/backups}: starts the backup of an item. */
public final class PostBackupFunction {
  private final BackupRequests service;
  private final DurableDoor durable;

  public PostBackupFunction(BackupRequests service, DurableDoor durable) {
    this.service = service;
    this.durable = durable;
  }

  @FunctionName("PostBackup")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "backups",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> submit(request, client));
  }

  private Answer submit(HttpRequestMessage<Optional<String>> request, DurableClientContext client) {
    durable.open(client);
    JsonNode body = HttpShell.body(request);
    Fields.requireOnly(body, "item", "retainUntil");
    return JobAnswers.accepted(
        service.submit(
            new ItemId(Json.text(body, "item")), Fields.optionalInstant(body, "retainUntil")));
  }
}
