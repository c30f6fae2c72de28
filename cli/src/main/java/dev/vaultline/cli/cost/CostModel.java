package dev.vaultline.cli.cost;

import java.util.List;

/** The model that docs/cost.md explains, for a month of 30 days. */
final class CostModel {
  static final int DAYS = 30;

  private static final double GIB = 1L << 30;
  private static final double BATCH = 10_000;
  private static final double MILLION = 1_000_000;

  private final Workload load;
  private final Prices prices;
  private final double backups;
  private final double parts;
  private final double packs;

  CostModel(Workload load, Prices prices) {
    this.load = load;
    this.prices = prices;
    this.backups = (double) load.machines() * DAYS;
    double partsOfBackup =
        load.disks()
            * Math.max(1, Math.ceil(load.readPerDay() / load.disks() / of(Figure.PART_BYTES)));
    this.parts = backups * partsOfBackup;
    // Each part ends with a pack that is not full.
    this.packs = backups * (partsOfBackup + load.storedPerDay() / of(Figure.PACK_BYTES));
  }

  /** What Vaultline costs. */
  List<CostLine> vaultline() {
    return List.of(
        storage(), writes(), reads(), queue(), table(), executions(), compute(), snapshots());
  }

  /** What Azure Backup costs by its public prices, with the same snapshots. */
  List<CostLine> azureBackup() {
    double instance = instance(load.used() / GIB);
    double stored =
        of(Figure.AZURE_STORED_PER_BYTE)
            * (load.used() + load.changedPerDay() * (load.keepDays() - 1))
            * load.machines()
            / GIB;
    return List.of(
        new CostLine(
            "protected instances", load.machines(), "machines", instance * load.machines()),
        new CostLine("backup storage", stored, "GiB", stored * of(load.redundancy().azureBackup())),
        snapshots());
  }

  private double instance(double gib) {
    return gib <= 50 ? of(Figure.AZURE_UP_TO_50) : Math.ceil(gib / 500) * of(Figure.AZURE_PER_500);
  }

  private CostLine storage() {
    double gib =
        load.machines() * (load.storedFirst() + load.storedPerDay() * (load.keepDays() - 1)) / GIB;
    return new CostLine("storage", gib, "GiB", gib * of(load.redundancy().blob()));
  }

  private CostLine writes() {
    double writes =
        packs
            + parts * of(Figure.PART_WRITES)
            + backups * (of(Figure.BACKUP_WRITES) + of(Figure.BACKUP_LISTS));
    return batches("blob writes and listings", writes, Figure.BLOB_WRITES);
  }

  private CostLine reads() {
    double reads = parts * of(Figure.PART_READS) + backups * of(Figure.BACKUP_READS);
    return batches("blob reads", reads, Figure.BLOB_READS);
  }

  private CostLine queue() {
    double operations =
        parts * of(Figure.PART_QUEUE)
            + backups * of(Figure.BACKUP_ACTIVITIES) * of(Figure.DURABLE_QUEUE);
    return batches("queues, of parts and of durable steps", operations, Figure.QUEUE_OPERATIONS);
  }

  private CostLine table() {
    double transactions =
        parts * of(Figure.PART_TABLE)
            + backups * of(Figure.BACKUP_TABLE)
            + backups * of(Figure.BACKUP_ACTIVITIES) * of(Figure.DURABLE_TABLE);
    return batches(
        "tables, of state and of durable histories", transactions, Figure.TABLE_TRANSACTIONS);
  }

  private CostLine batches(String what, double quantity, Figure price) {
    return new CostLine(what, quantity, "transactions", quantity / BATCH * of(price));
  }

  /** An orchestrator runs once to begin and once after each of its activities. */
  private CostLine executions() {
    double executions = parts + backups * (2 * of(Figure.BACKUP_ACTIVITIES) + 1);
    return new CostLine(
        "function executions",
        executions,
        "executions",
        executions / MILLION * of(Figure.EXECUTIONS));
  }

  private CostLine compute() {
    double seconds =
        backups
            * (of(Figure.BACKUP_ACTIVITIES) * of(Figure.ACTIVITY_SECONDS)
                + load.readPerDay() / of(Figure.BYTES_PER_SECOND));
    double gbSeconds = seconds * of(Figure.MEMORY_GB);
    return new CostLine("function time", gbSeconds, "GB-s", gbSeconds * of(Figure.GB_SECOND));
  }

  /** The oldest snapshot holds all that is in use, each further one what changed since. */
  private CostLine snapshots() {
    double gib =
        load.machines() * (load.used() + load.changedPerDay() * (load.instantDays() - 1)) / GIB;
    return new CostLine("snapshots", gib, "GiB", gib * of(Figure.SNAPSHOT_GIB));
  }

  private double of(Figure figure) {
    return prices.of(figure);
  }
}
