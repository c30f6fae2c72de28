package dev.vaultline.cli.cost;

/**
 * Churn as somebody says it is.
 *
 * @param disks of a machine
 * @param size of a disk in bytes
 * @param used share of it in use
 * @param churn share of what is in use that changes in a day
 */
record GivenChurn(int disks, long size, double used, double churn) {

  /**
   * The load of so many such machines, where the platform says which ranges changed.
   *
   * @param storedPerChanged bytes stored for each byte that is new
   */
  Workload load(
      int machines, int keepDays, int instantDays, Redundancy redundancy, double storedPerChanged) {
    double inUse = disks * used * size;
    double changed = inUse * churn;
    return new Workload(
        machines,
        disks,
        inUse,
        changed,
        changed,
        inUse * storedPerChanged,
        changed * storedPerChanged,
        keepDays,
        instantDays,
        redundancy);
  }
}
