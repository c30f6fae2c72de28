package dev.vaultline.local.hub;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tokens that name a piece of work, and the fields of newer versions of the contract that the
 * stubs of this version keep as unknown fields: they are honoured when a client or worker sends
 * them.
 */
final class CompletionTokens {
  private static final int WORK_ITEM_TOKEN = 10;
  private static final int ORCHESTRATOR_RESPONSE_TOKEN = 4;
  private static final int ACTIVITY_RESPONSE_TOKEN = 5;

  private final String hub;
  private final String run;
  private long turns;

  /**
   * @param hub a name that no other hub has
   * @param run counts the times the hub was opened: turns do not outlive a run, activities do
   */
  CompletionTokens(String hub, long run) {
    this.hub = "a:" + hub + ":";
    this.run = "t:" + hub + ":" + run + ":";
  }

  String nextTurn() {
    return run + ++turns;
  }

  String activity(long seq) {
    return hub + seq;
  }

  /** The number of the activity that a token of this hub names. */
  OptionalLong activitySeq(String token) {
    if (!token.startsWith(hub)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(token.substring(hub.length())));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static UnknownFieldSet onWorkItem(String token) {
    return UnknownFieldSet.newBuilder()
        .addField(
            WORK_ITEM_TOKEN,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(token))
                .build())
        .build();
  }

  static Optional<String> ofOrchestratorResponse(Message response) {
    return text(response, ORCHESTRATOR_RESPONSE_TOKEN);
  }

  static Optional<String> ofActivityResponse(Message response) {
    return text(response, ACTIVITY_RESPONSE_TOKEN);
  }

  /**
   * The value of a number or boolean field that this version does not know; 0 if it was not sent.
   */
  static long number(Message message, int field) {
    List<Long> values = message.getUnknownFields().getField(field).getVarintList();
    return values.isEmpty() ? 0 : values.get(values.size() - 1);
  }

  private static Optional<String> text(Message message, int field) {
    return message.getUnknownFields().getField(field).getLengthDelimitedList().stream()
        .map(ByteString::toStringUtf8)
        .filter(token -> !token.isEmpty())
        .findFirst();
  }
}
