package dev.vaultline.engine.pack;

/** What a pack holds. The two kinds stand in different folders so that data may be tiered alone. */
public enum PackKind {
  /** Frames of disk blocks. */
  DATA('D', "data"),
  /** Frames of one map page each. */
  MAP('M', "maps");

  private final byte code;
  private final String folder;

  PackKind(char code, String folder) {
    this.code = (byte) code;
    this.folder = folder;
  }

  /** The byte in the pack's header. */
  byte code() {
    return code;
  }

  /** The first segment of the pack's name. */
  public String folder() {
    return folder;
  }
}
