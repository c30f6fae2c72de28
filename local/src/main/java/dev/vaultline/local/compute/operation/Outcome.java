package dev.vaultline.local.compute.operation;

/**
 * How an operation ends.
 *
 * @param error Azure's code of the failure; empty when it does not fail
 */
public record Outcome(End end, String error) {
  /** Whether it ends, and how. */
  enum End {
    /** As asked. */
    SUCCEEDS,
    /** With an error, and without effect. */
    FAILS,
    /** Never. */
    HANGS
  }

  static final Outcome SUCCESS = new Outcome(End.SUCCEEDS, "");
  static final Outcome NONE = new Outcome(End.HANGS, "");

  static Outcome failure(String error) {
    return new Outcome(End.FAILS, error);
  }

  public boolean succeeds() {
    return end == End.SUCCEEDS;
  }
}
