package dev.vaultline.functions.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.view.JobViews;
import java.util.Optional;

/** {@code GET /api/jobs/{id}}: one job, with its progress at this moment. */
public final class GetJobFunction {
  private final JobViews service;

  public GetJobFunction(JobViews service) {
    this.service = service;
  }

  @FunctionName("GetJob")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "jobs/{id}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> find(new JobId(id)));
  }

  private Answer find(JobId id) {
    return Answer.ok(JobAnswers.encode(service.require(id), service.report(id)));
  }
}
