package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.vaultline.engine.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;

/** Answers HTTP requests in JSON. */
final class HttpShell {
  private HttpShell() {}

  /** Answers with what an action gives, or with the problem it has. */
  static HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context,
      Supplier<Answer> action) {
    return orProblem(
        request,
        context,
        () -> {
          Answer answer = action.get();
          HttpResponseMessage.Builder response =
              response(request, answer.status(), answer.body(), "application/json");
          answer.location().ifPresent(location -> response.header("Location", location));
          return response.build();
        });
  }

  /** Answers with a text of that type, or with the problem the action has. */
  static HttpResponseMessage answerText(
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context,
      String type,
      Supplier<String> action) {
    return orProblem(
        request,
        context,
        () ->
            request
                .createResponseBuilder(HttpStatus.OK)
                .header("Content-Type", type)
                .body(action.get())
                .build());
  }

  private static HttpResponseMessage orProblem(
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context,
      Supplier<HttpResponseMessage> answer) {
    try {
      return answer.get();
    } catch (RuntimeException e) {
      HttpStatus status = Problems.status(e);
      Level level = status.value() < 500 ? Level.INFO : Level.WARNING;
      context.getLogger().log(level, context.getFunctionName() + " answers " + status, e);
      return response(request, status, Problems.body(status, e), "application/problem+json")
          .build();
    }
  }

  private static HttpResponseMessage.Builder response(
      HttpRequestMessage<Optional<String>> request,
      HttpStatus status,
      ObjectNode body,
      String type) {
    return request
        .createResponseBuilder(status)
        .header("Content-Type", type)
        .body(new String(Json.write(body), StandardCharsets.UTF_8));
  }

  /**
   * The JSON object of a request's body.
   *
   * @throws dev.vaultline.engine.format.MalformedException when it is none
   */
  static JsonNode body(HttpRequestMessage<Optional<String>> request) {
    return Json.read(request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
  }

  /** A query parameter that is there and not empty. */
  static Optional<String> query(HttpRequestMessage<Optional<String>> request, String name) {
    return Optional.ofNullable(request.getQueryParameters().get(name))
        .filter(value -> !value.isEmpty());
  }
}
