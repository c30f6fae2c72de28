package dev.vaultline.functions.http;

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
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.restore.SettleRequests;
import dev.vaultline.pipeline.restore.Settlement;
import java.util.Optional;

/**
 * {@code POST /api/restores/{id}/undo}: undoes a restore in place: the machine gets its former
 * disks back.
 */
public final class PostRestoreUndoFunction {
  private final SettleRequests service;
  private final DurableDoor durable;

  public PostRestoreUndoFunction(SettleRequests service, DurableDoor durable) {
    this.service = service;
    this.durable = durable;
  }

  @FunctionName("PostRestoreUndo")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "restores/{id}/undo",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> undo(new JobId(id), client));
  }

  private Answer undo(JobId id, DurableClientContext client) {
    durable.open(client);
    return JobAnswers.accepted(service.submit(id, Settlement.UNDO));
  }
}
