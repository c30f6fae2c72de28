package dev.vaultline.cli.output;

/**
 * How far work is.
 *
 * @param what is being done
 * @param done bytes
 * @param planned bytes in all; 0 while that is unknown
 * @param nanos since the work began
 */
record ProgressState(String what, long done, long planned, long nanos) {

  /** From 0 to 1. */
  double fraction() {
    return planned <= 0 ? 0 : Math.min(1, (double) done / planned);
  }

  /** The measure in words: bytes of bytes, speed, time left. */
  String figures() {
    String bytes = Sizes.text(done) + " of " + Sizes.text(planned);
    double perSecond = nanos <= 0 ? 0 : done * 1e9 / nanos;
    if (perSecond < 1) {
      return bytes;
    }
    long left = Math.round(Math.max(0, planned - done) / perSecond);
    return bytes + "  " + Sizes.text((long) perSecond) + "/s  " + Durations.clock(left) + " left";
  }
}
