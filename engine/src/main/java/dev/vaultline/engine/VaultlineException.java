package dev.vaultline.engine;

import org.jspecify.annotations.Nullable;

/**
 * The root of all failures Vaultline reports on purpose. Subclasses are chosen by what the caller
 * can do about it, which {@link #remedy()} says.
 */
public abstract class VaultlineException extends RuntimeException {

  /** What the caller can do. */
  public enum Remedy {
    /** The same call may succeed later. */
    RETRY,
    /** The caller's input must change. */
    FIX_INPUT,
    /** Stored data is damaged or missing: other data is not affected. */
    DAMAGED,
    /** Nothing helps here: a newer Vaultline, another vault, a person. */
    STOP,
    /** The call may or may not have taken effect: look before acting, delete nothing. */
    OUTCOME_UNKNOWN
  }

  private final Remedy remedy;
  private final String what;

  protected VaultlineException(Remedy remedy, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
    this.what = message;
  }

  @Override
  public String getMessage() {
    return what;
  }

  /** What the caller can do about this failure. */
  public Remedy remedy() {
    return remedy;
  }
}
