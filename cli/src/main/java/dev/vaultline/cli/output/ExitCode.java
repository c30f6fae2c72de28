package dev.vaultline.cli.output;

import dev.vaultline.engine.VaultlineException;

/** How a command ended, as its caller sees it. The one place that maps failures to codes. */
public enum ExitCode {
  /** Everything was done. */
  DONE(0),
  /** It failed; the message says why. */
  FAILED(1),
  /** The command can't work as it was given: an option, a name or an input must change. */
  WRONG_USAGE(2),
  /** Verification found damage. */
  DAMAGE_FOUND(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number the process ends with. */
  public int code() {
    return code;
  }

  /** The code for a failure. */
  public static ExitCode of(Throwable failure) {
    return failure instanceof VaultlineException known
            && known.remedy() == VaultlineException.Remedy.FIX_INPUT
        ? WRONG_USAGE
        : FAILED;
  }
}
