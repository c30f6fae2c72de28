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
import dev.vaultline.pipeline.cancel.JobCancellation;
import dev.vaultline.pipeline.job.JobId;
import java.util.Optional;

/** {@code POST /api/jobs/{id}/cancel}: ends a backup or a restore in whichever phase it is. */
public final class PostJobCancelFunction {
  private final JobCancellation service;
  private final DurableDoor durable;

  public PostJobCancelFunction(JobCancellation service, DurableDoor durable) {
    this.service = service;
    this.durable = durable;
  }

  @FunctionName("PostJobCancel")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "jobs/{id}/cancel",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> cancel(new JobId(id), client));
  }

  private Answer cancel(JobId id, DurableClientContext client) {
    durable.open(client);
    return JobAnswers.accepted(service.cancel(id));
  }
}
