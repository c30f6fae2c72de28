package dev.vaultline.azure.compute.arm;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.arm.Operation.Done;
import dev.vaultline.azure.compute.arm.Operation.Pending;
import dev.vaultline.engine.format.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * Starts operations and asks how they are getting on, by the rules of Azure Resource Manager:
 * {@code Azure-AsyncOperation} says how far it is, {@code Location} has its result, and without
 * either it is the resource's own {@code provisioningState} that ends.
 */
public final class Operations {
  /** When Azure does not say how long to wait. */
  private static final Duration POLL = Duration.ofSeconds(5);

  /** When Azure says not to wait at all. */
  private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);

  private final ArmConnection connection;

  /** Operations of one identity. */
  public Operations(ArmConnection connection) {
    this.connection = connection;
  }

  /**
   * Asks for something; what is deleted need not be there.
   *
   * @throws ThrottledException when it must be asked for later
   * @throws ArmException when it was refused, or nobody knows
   */
  public <T> Operation<T> start(ArmRequest request, ResultType<T> type) {
    boolean deletes = request.method() == HttpMethod.DELETE;
    Optional<ArmAnswer> found =
        deletes ? connection.find(request) : Optional.of(connection.send(request));
    if (found.isEmpty()) {
      return new Done<>(type.read(Json.object()));
    }
    ArmAnswer answer = found.get();
    OperationToken token =
        new OperationToken(
            request.operation(), request.subject(), answer.asyncOperation(), answer.location());
    if (answer.asyncOperation().isPresent() || answer.status() == 202) {
      return pending(token, answer, State.ACCEPTED);
    }
    return ofResource(token, request, answer, type);
  }

  /**
   * Asks once how an operation is getting on, and when it ended, for its result.
   *
   * @throws ThrottledException when it must be asked later
   * @throws ArmException when the operation failed, or is not known any longer
   */
  public <T> Operation<T> poll(OperationToken token, ResultType<T> type) {
    if (token.statusUrl().isPresent()) {
      return pollStatus(token, token.statusUrl().get(), type);
    }
    if (token.resultUrl().isPresent()) {
      return pollResult(token, token.resultUrl().get(), type);
    }
    ArmRequest request = readBack(token).orElseThrow(() -> withoutUrl(token));
    return ofResource(token, request, connection.send(request), type);
  }

  private <T> Operation<T> pollStatus(OperationToken token, String url, ResultType<T> type) {
    ArmRequest request = poll(token, url);
    ArmAnswer answer = ask(request);
    State state = State.ofOperation(answer);
    state.requireNoFailure(request, answer);
    if (!state.hasEnded()) {
      return pending(token.movedTo(answer), answer, state);
    }
    if (!Outcome.hasOutput(token.operation())) {
      return new Done<>(type.read(result(token, Json.object())));
    }
    JsonNode output = answer.body().path("properties").path("output");
    if (output.isObject()) {
      return new Done<>(type.read(output));
    }
    String result = token.resultUrl().orElseThrow(() -> withoutUrl(token));
    return new Done<>(type.read(ask(poll(token, result)).body()));
  }

  private <T> Operation<T> pollResult(OperationToken token, String url, ResultType<T> type) {
    ArmAnswer answer = ask(poll(token, url));
    if (answer.status() == 202) {
      return pending(token.movedTo(answer), answer, State.ACCEPTED);
    }
    return new Done<>(type.read(result(token, answer.body())));
  }

  private <T> Operation<T> ofResource(
      OperationToken token, ArmRequest request, ArmAnswer answer, ResultType<T> type) {
    State state = State.ofResource(answer);
    state.requireNoFailure(request, answer);
    if (state.hasEnded() || Outcome.readBack(token.operation()).isEmpty()) {
      return new Done<>(type.read(answer.body()));
    }
    return pending(token.ofResource(), answer, state);
  }

  /** The resource as it is now, or else what the operation answered. */
  private JsonNode result(OperationToken token, JsonNode answered) {
    return readBack(token).map(connection::get).orElse(answered);
  }

  private ArmAnswer ask(ArmRequest request) {
    return connection.find(request).orElseThrow(() -> ArmFailures.forgotten(request));
  }

  private <T> Pending<T> pending(OperationToken token, ArmAnswer answer, State state) {
    if (token.isLost()) {
      throw withoutUrl(token);
    }
    Duration wait = answer.retryAfter().orElse(POLL);
    return new Pending<>(
        token,
        wait.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : wait,
        "for Azure at %s of %s: %s"
            .formatted(token.operation().word(), nameOf(token.subject()), state));
  }

  /** Ids are pairs of a type and a name; an action stands behind them, alone. */
  private static String nameOf(String subject) {
    boolean isAction = subject.chars().filter(each -> each == '/').count() % 2 == 1;
    String id = isAction ? subject.substring(0, subject.lastIndexOf('/')) : subject;
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static ArmRequest poll(OperationToken token, String url) {
    return ArmRequest.follow(Outcome.poll(token.operation()), url, token.toString());
  }

  private static Optional<ArmRequest> readBack(OperationToken token) {
    return Outcome.readBack(token.operation())
        .map(read -> ArmRequest.of(read, HttpMethod.GET, token.subject()));
  }

  private static ArmException withoutUrl(OperationToken token) {
    ComputeOperation poll = Outcome.poll(token.operation());
    return ArmFailures.unexpected(
        ArmRequest.follow(poll, "", token.toString()), "no URL of its result");
  }
}
