package dev.vaultline.cli.cost;

/**
 * What is protected; sizes are of one machine, in bytes, and each machine is backed up once a day.
 *
 * @param machines how many there are
 * @param disks of a machine
 * @param used bytes in use
 * @param changedPerDay bytes of blocks that change
 * @param readPerDay bytes that a backup reads
 * @param storedFirst bytes that the first backup stores
 * @param storedPerDay bytes that each further backup stores
 * @param keepDays how many daily recovery points are kept
 * @param instantDays for how many days snapshots are kept
 */
record Workload(
    int machines,
    double disks,
    double used,
    double changedPerDay,
    double readPerDay,
    double storedFirst,
    double storedPerDay,
    int keepDays,
    int instantDays,
    Redundancy redundancy) {}
