package dev.vaultline.local.hub;

import java.util.OptionalLong;

/** Makes and reads the tokens that name a piece of work. */
final class CompletionTokens {
  private final String activities;
  private final String turns;
  private long lastTurn;

  /**
   * @param hub a name that no other hub has
   * @param run counts the times the hub was opened: a turn does not outlive a run, because it is
   *     built anew with what has come meanwhile; an activity does
   */
  CompletionTokens(String hub, long run) {
    activities = "a:" + hub + ":";
    turns = "t:" + hub + ":" + run + ":";
  }

  String nextTurn() {
    return turns + ++lastTurn;
  }

  String activity(long seq) {
    return activities + seq;
  }

  /** The number of the activity, if the token names one of this hub. */
  OptionalLong activitySeq(String token) {
    if (!token.startsWith(activities)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(token.substring(activities.length())));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
