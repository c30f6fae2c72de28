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
  /** What is done before says too little of the speed. */
  private static final double LEAST_TO_FORETELL = 0.02;

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
    String speed = bytes + "  " + Sizes.text((long) perSecond) + "/s";
    if (fraction() < LEAST_TO_FORETELL) {
      return speed;
    }
    long left = Math.round(Math.max(0, planned - done) / perSecond);
    return speed + "  " + Durations.clock(left) + " left";
  }
}
