package dev.vaultline.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.local.app.BindingTypes;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionDefinition;
import dev.vaultline.local.app.FunctionFailedException;
import dev.vaultline.local.app.HttpBody;
import dev.vaultline.local.app.HttpRequestData;
import dev.vaultline.local.app.HttpResponseData;
import dev.vaultline.local.join.FirstHost;
import dev.vaultline.local.join.Invitation;
import dev.vaultline.local.queue.QueueTriggers;
import dev.vaultline.local.timer.Timers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's own addresses: {@code POST /admin/functions/{name}} runs a function by hand and
 * answers 202 at once, with {@code {"input": "…"}} as the text of its trigger; {@code GET
 * /admin/host/status} tells that the host runs, {@code GET /admin/host/invitation} how to work for
 * it.
 */
final class AdminEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(AdminEndpoint.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FunctionApp app;
  private final Invitation invitation;
  private final Executor executor;

  AdminEndpoint(FunctionApp app, Invitation invitation, Executor executor) {
    this.app = app;
    this.invitation = invitation;
    this.executor = executor;
  }

  /** Whether a path is one of the host's own. */
  static boolean owns(List<String> path) {
    return !path.isEmpty() && path.get(0).equalsIgnoreCase("admin");
  }

  HttpResponseData answer(HttpRequestData request) {
    List<String> path = Paths.segments(request.uri()).stream().toList();
    boolean isFunction = path.size() == 3 && path.get(1).equalsIgnoreCase("functions");
    if (isFunction && request.method().equals("POST")) {
      return app.function(path.get(2))
          .map(function -> runByHand(function, request.body()))
          .orElse(HttpResponseData.empty(404));
    }
    if (!request.method().equals("GET")) {
      return HttpResponseData.empty(404);
    }
    return switch (request.uri().getPath()) {
      case "/admin/host/status" -> json("{\"state\":\"Running\"}");
      case FirstHost.PATH -> json(invitation.encode());
      default -> HttpResponseData.empty(404);
    };
  }

  private static HttpResponseData json(String body) {
    return new HttpResponseData(200, Map.of(), Optional.of("application/json"), HttpBody.of(body));
  }

  private HttpResponseData runByHand(FunctionDefinition function, HttpBody body) {
    String input;
    try {
      JsonNode root = body.isEmpty() ? JSON.nullNode() : JSON.readTree(body.text());
      input = root.path("input").asText("");
    } catch (JsonProcessingException e) {
      return problem("The body is not JSON; expected {\"input\": \"…\"} or {}.");
    }
    if (function.triggeredBy(BindingTypes.TIMER_TRIGGER)) {
      executor.execute(() -> run(function, () -> Timers.runByHand(app, function)));
    } else if (function.triggeredBy(BindingTypes.QUEUE_TRIGGER)) {
      executor.execute(() -> run(function, () -> QueueTriggers.runByHand(app, function, input)));
    } else {
      return problem(
          "Function "
              + function.name()
              + " cannot be run by hand; only timers and queue functions can.");
    }
    return HttpResponseData.empty(202);
  }

  private static HttpResponseData problem(String text) {
    return new HttpResponseData(
        400, Map.of(), Optional.of("text/plain; charset=utf-8"), HttpBody.of(text));
  }

  private static void run(FunctionDefinition function, Run run) {
    try {
      run.run();
    } catch (FunctionFailedException e) {
      LOG.error("Function {} failed, run by hand", function.name(), e);
    }
  }

  @FunctionalInterface
  private interface Run {
    void run() throws FunctionFailedException;
  }
}
