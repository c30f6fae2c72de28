package dev.vaultline.azure.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What Azure Resource Manager answered.
 *
 * @param status of HTTP
 * @param body empty object when there was none; may hold secrets
 * @param asyncOperation where the operation's state can be asked for; may be signed
 * @param location where the operation's result can be asked for; may be signed
 * @param retryAfter how long to wait before the next request, if Azure says so
 * @param requestId by which Azure's support finds the request
 */
record ArmAnswer(
    int status,
    JsonNode body,
    Optional<String> asyncOperation,
    Optional<String> location,
    Optional<Duration> retryAfter,
    String requestId) {

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** A status alone: everything else may hold secrets. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
