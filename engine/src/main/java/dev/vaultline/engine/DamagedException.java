package dev.vaultline.engine;

/** A stored object is missing, truncated or does not match its checksum. */
public final class DamagedException extends VaultlineException {
  private final String object;

  /**
   * @param object the name of the damaged object in the vault
   * @param what what was expected and what was found
   */
  public DamagedException(String object, String what) {
    super(Remedy.DAMAGED, object + " is damaged: " + what, null);
    this.object = object;
  }

  public DamagedException(String object, String what, Throwable cause) {
    super(Remedy.DAMAGED, object + " is damaged: " + what, cause);
    this.object = object;
  }

  /** The name of the damaged object in the vault. */
  public String object() {
    return object;
  }
}
