package dev.vaultline.engine.format;

/**
 * Bytes do not follow the format. Whoever knows which object they came from turns this into a
 * {@link dev.vaultline.engine.DamagedException}.
 */
public final class MalformedException extends RuntimeException {

  private final String what;

  public MalformedException(String what) {
    super(what);
    this.what = what;
  }

  public MalformedException(String what, Throwable cause) {
    super(what, cause);
    this.what = what;
  }

  @Override
  public String getMessage() {
    return what;
  }
}
