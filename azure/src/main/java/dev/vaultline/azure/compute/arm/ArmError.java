package dev.vaultline.azure.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Why Azure did not do what was asked, in its own words.
 *
 * @param code such as {@code DiskSizeTooLarge}; empty when it gave none
 */
record ArmError(String code, String message) {
  private static final int LONGEST_MESSAGE = 1_000;

  /**
   * The error of an answer: {@code {"error":{"code","message","details":[…]}}}, where the first
   * detail says what a general code means.
   */
  static ArmError of(JsonNode body) {
    JsonNode error = body.path("error").isObject() ? body.path("error") : body;
    JsonNode detail = error.path("details").path(0);
    String message = error.path("message").asText("");
    if (detail.hasNonNull("message") && !message.contains(detail.path("message").asText())) {
      message = message + " (" + detail.path("message").asText() + ")";
    }
    String code = error.path("code").asText("");
    return new ArmError(code, withoutSignatures(message));
  }

  /** Azure may quote the URL it was given. */
  private static String withoutSignatures(String message) {
    String safe = message.replaceAll("(https?://[^\\s?'\"]+)\\?[^\\s'\"]*", "$1?(signature)");
    return safe.length() > LONGEST_MESSAGE ? safe.substring(0, LONGEST_MESSAGE) + "…" : safe;
  }

  @Override
  public String toString() {
    return code.isEmpty() && message.isEmpty() ? "no reason given" : code + ": " + message;
  }
}
