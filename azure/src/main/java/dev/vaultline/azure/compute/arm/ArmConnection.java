package dev.vaultline.azure.compute.arm;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.account.Credentials;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to Azure Resource Manager as one identity. Repeats, throttling and refusals are
 * dealt with here and nowhere else. Safe for use by many threads.
 */
public final class ArmConnection {
  private static final HttpHeaderName ASYNC_OPERATION =
      HttpHeaderName.fromString("Azure-AsyncOperation");
  private static final int TOO_MANY_REQUESTS = 429;

  private final ArmEndpoint endpoint;
  private final HttpPipeline pipeline;
  private final Clock clock;
  private final Waits waits;
  private final Pause pause;
  private final ThrottleListener listener;

  /**
   * @param credentials of an Entra identity; not used with an emulator on this machine
   * @param http what carries the requests
   */
  public ArmConnection(
      ArmEndpoint endpoint,
      Credentials credentials,
      HttpClient http,
      Clock clock,
      Waits waits,
      Pause pause,
      ThrottleListener listener) {
    this.endpoint = endpoint;
    this.pipeline =
        new HttpPipelineBuilder()
            .httpClient(http)
            .policies(policies(endpoint, credentials).toArray(new HttpPipelinePolicy[0]))
            .build();
    this.clock = clock;
    this.waits = waits;
    this.pause = pause;
    this.listener = listener;
  }

  private static List<HttpPipelinePolicy> policies(ArmEndpoint endpoint, Credentials credentials) {
    List<HttpPipelinePolicy> policies = new ArrayList<>();
    if (!endpoint.isEmulator()) {
      policies.add(
          new BearerTokenAuthenticationPolicy(
              endpoint.identity(credentials).token(), endpoint.scope()));
    }
    return policies;
  }

  /**
   * The answer to a request that succeeded.
   *
   * @throws ThrottledException when Azure wants it made later than a call may wait
   * @throws ArmException when it was refused or had no answer
   */
  ArmAnswer send(ArmRequest request) {
    ArmAnswer answer = answer(request);
    if (!answer.isSuccess()) {
      throw ArmFailures.refused(request, answer);
    }
    return answer;
  }

  /** As {@link #send}; empty when what is asked about is not there. */
  Optional<ArmAnswer> find(ArmRequest request) {
    ArmAnswer answer = answer(request);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw ArmFailures.refused(request, answer);
    }
    return Optional.of(answer);
  }

  /** The answer to a question. */
  public JsonNode get(ArmRequest request) {
    return send(request).body();
  }

  /** The answer to a question; empty when what is asked about is not there. */
  public Optional<JsonNode> lookUp(ArmRequest request) {
    return find(request).map(ArmAnswer::body);
  }

  private ArmAnswer answer(ArmRequest request) {
    for (int tried = 1; ; tried++) {
      boolean last = tried >= waits.tries();
      Optional<ArmAnswer> answer = tryOnce(request, last);
      if (answer.isEmpty()) {
        pause.of(waits.after(tried));
      } else if (answer.get().status() == TOO_MANY_REQUESTS) {
        listener.throttled(request.operation());
        pauseOrThrow(request, answer.get(), tried, last);
      } else if (last || !mayPass(request, answer.get())) {
        return answer.get();
      } else {
        pauseOrThrow(request, answer.get(), tried, false);
      }
    }
  }

  /** Empty when no answer came and the request may be tried again. */
  private Optional<ArmAnswer> tryOnce(ArmRequest request, boolean last) {
    try {
      return Optional.of(once(request));
    } catch (ArmException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!ArmFailures.isBrokenConnection(e)) {
        throw ArmFailures.notSent(request, e);
      }
      if (last || !request.isRepeatable()) {
        throw ArmFailures.unanswered(request, e);
      }
      return Optional.empty();
    }
  }

  private void pauseOrThrow(ArmRequest request, ArmAnswer answer, int tried, boolean last) {
    Duration wait = answer.retryAfter().orElse(waits.after(tried));
    if (last || wait.compareTo(waits.longest()) > 0) {
      Duration later = answer.retryAfter().orElse(Waits.UNKNOWN);
      throw new ThrottledException(request, later, "Azure answered " + answer);
    }
    pause.of(wait);
  }

  private static boolean mayPass(ArmRequest request, ArmAnswer answer) {
    return request.isRepeatable() && (answer.status() >= 500 || answer.status() == 408);
  }

  private ArmAnswer once(ArmRequest request) {
    HttpRequest message =
        new HttpRequest(request.method(), endpoint.resolve(request))
            .setHeader(HttpHeaderName.ACCEPT, "application/json")
            .setHeader(HttpHeaderName.X_MS_CLIENT_REQUEST_ID, UUID.randomUUID().toString());
    request
        .body()
        .ifPresent(
            body ->
                message
                    .setBody(Json.write(body))
                    .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json"));
    try (HttpResponse response = pipeline.sendSync(message, Context.NONE)) {
      return read(request, message, response);
    }
  }

  private ArmAnswer read(ArmRequest request, HttpRequest message, HttpResponse response) {
    byte[] body = response.getBodyAsBinaryData().toBytes();
    return new ArmAnswer(
        response.getStatusCode(),
        parse(request, response.getStatusCode(), body),
        header(response, ASYNC_OPERATION),
        header(response, HttpHeaderName.LOCATION),
        RetryAfter.parse(response.getHeaderValue(HttpHeaderName.RETRY_AFTER), clock),
        String.valueOf(message.getHeaders().getValue(HttpHeaderName.X_MS_CLIENT_REQUEST_ID)));
  }

  /** A gateway on the way may answer an error with a page for people. */
  private static JsonNode parse(ArmRequest request, int status, byte[] body) {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      return Json.read(body);
    } catch (MalformedException e) {
      if (status >= 300) {
        return Json.object();
      }
      throw ArmFailures.unexpected(request, "something that is not JSON");
    }
  }

  private static Optional<String> header(HttpResponse response, HttpHeaderName name) {
    @Nullable String value = response.getHeaderValue(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }
}
