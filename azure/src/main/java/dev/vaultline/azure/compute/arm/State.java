package dev.vaultline.azure.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * How far Azure is, in its own word for it.
 *
 * @param word such as {@code InProgress}; all words but three mean that it is still running
 * @param percent done; negative when Azure does not say
 */
record State(String word, int percent) {
  static final State ACCEPTED = new State("accepted", -1);
  private static final State SUCCEEDED = new State("Succeeded", -1);

  /** What the resource of an operation says; its status alone when it says nothing. */
  static State ofOperation(ArmAnswer answer) {
    String word = answer.body().path("status").asText("");
    if (word.isEmpty()) {
      return answer.status() == 202 ? ACCEPTED : SUCCEEDED;
    }
    return new State(word, (int) answer.body().path("percentComplete").asDouble(-1));
  }

  /** What a resource says of itself; one that says nothing is ready. */
  static State ofResource(ArmAnswer answer) {
    JsonNode word = answer.body().path("properties").path("provisioningState");
    return word.isTextual() ? new State(word.asText(), -1) : SUCCEEDED;
  }

  boolean hasEnded() {
    return is("succeeded");
  }

  private boolean is(String other) {
    return word.toLowerCase(Locale.ROOT).equals(other);
  }

  void requireNoFailure(ArmRequest request, ArmAnswer answer) {
    if (is("failed") || is("canceled") || is("cancelled")) {
      throw ArmFailures.failed(request, word, ArmError.of(answer.body()));
    }
  }

  @Override
  public String toString() {
    return percent < 0 ? word : word + ", " + percent + " %";
  }
}
