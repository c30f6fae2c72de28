package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobFilter;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.pipeline.view.JobViews;
import java.util.Optional;

/** {@code GET /api/jobs?item=&state=&limit=}: the newest jobs, newest first. */
public final class GetJobsFunction {
  private final JobViews service;

  public GetJobsFunction(JobViews service) {
    this.service = service;
  }

  @FunctionName("GetJobs")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "jobs",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> list(request));
  }

  private Answer list(HttpRequestMessage<Optional<String>> request) {
    JobFilter filter =
        new JobFilter(
            HttpShell.query(request, "item").map(ItemId::new),
            HttpShell.query(request, "state").map(GetJobsFunction::state),
            HttpShell.query(request, "limit")
                .map(GetJobsFunction::limit)
                .orElse(JobFilter.DEFAULT_LIMIT));
    ObjectNode body = Json.object();
    Fields.putObjects(body, "jobs", service.list(filter), new JobCodec()::encode);
    return Answer.ok(body);
  }

  private static JobState state(String word) {
    return Fields.parse(word, JobState.class)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "state is '" + word + "'; expected one of " + Fields.words(JobState.class)));
  }

  private static int limit(String text) {
    if (!text.matches("\\d{1,6}")) {
      throw new InvalidInputException("limit is '" + text + "'; expected a number");
    }
    return Integer.parseInt(text);
  }
}
