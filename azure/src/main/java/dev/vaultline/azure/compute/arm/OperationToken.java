package dev.vaultline.azure.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * By which a running operation is found again. It holds URLs that may be signed: its text shows
 * none, and what {@link #encode} gives belongs into a table row, never into a log or a history.
 *
 * @param operation what was asked for
 * @param subject the path of the resource it was asked of
 * @param statusUrl where its state is, in the style of {@code Azure-AsyncOperation}
 * @param resultUrl where its result will be, in the style of {@code Location}
 */
public record OperationToken(
    ComputeOperation operation,
    String subject,
    Optional<String> statusUrl,
    Optional<String> resultUrl) {
  private static final int VERSION = 1;

  /** The token as a text of one line. */
  public String encode() {
    ObjectNode json = Json.object().put("v", VERSION);
    json.put("operation", operation.name()).put("subject", subject);
    statusUrl.ifPresent(url -> json.put("status", url));
    resultUrl.ifPresent(url -> json.put("result", url));
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }

  /**
   * The token of a text.
   *
   * @throws InvalidInputException when it is none; the message does not repeat it
   */
  public static OperationToken decode(String text) {
    try {
      JsonNode json = Json.read(text.getBytes(StandardCharsets.UTF_8));
      if (Json.number(json, "v") != VERSION) {
        throw new MalformedException("it is of version " + Json.number(json, "v"));
      }
      return new OperationToken(
          ComputeOperation.valueOf(Json.text(json, "operation")),
          Json.text(json, "subject"),
          Json.optionalText(json, "status"),
          Json.optionalText(json, "result"));
    } catch (MalformedException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "the token of a running operation cannot be read; ask for the operation anew", e);
    }
  }

  /** The same operation where an answer says it is from now on. */
  OperationToken movedTo(ArmAnswer answer) {
    return new OperationToken(
        operation,
        subject,
        answer.asyncOperation().or(() -> statusUrl),
        answer.location().or(() -> resultUrl));
  }

  /** The same operation, watched by what its resource says of itself. */
  OperationToken ofResource() {
    return new OperationToken(operation, subject, Optional.empty(), Optional.empty());
  }

  /** Whether there is nothing that could be asked. */
  boolean isLost() {
    return statusUrl.isEmpty() && resultUrl.isEmpty() && Outcome.readBack(operation).isEmpty();
  }

  @Override
  public String toString() {
    return operation + " " + subject;
  }
}
