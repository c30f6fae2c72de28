package dev.vaultline.engine.sweep;

import dev.vaultline.engine.run.Runs;
import dev.vaultline.engine.store.Lease;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Deletes what no recovery point needs and no run may still need: expired points, packs that lost
 * their last reference, and whatever crashed, repeated and abandoned runs left behind. Reads
 * recovery-point records and listings only, never data. One sweep of a vault runs at a time, by a
 * lease; a sweep that dies is simply repeated.
 */
public final class Sweep {
  /**
   * A run that stored nothing for a week is dead. A part takes minutes and a message that nobody
   * takes is retried within the hour, so this leaves room for a long outage.
   */
  public static final Duration PATIENCE = Duration.ofDays(7);

  private static final int DELETES_PER_RENEWAL = 100;

  private final Vault vault;
  private final VaultStore store;
  private final Duration patience;

  public Sweep(Vault vault) {
    this(vault, PATIENCE);
  }

  /**
   * @param patience how long a run may store nothing before it is declared dead, by the store's
   *     clock
   */
  public Sweep(Vault vault, Duration patience) {
    this.vault = vault;
    this.store = vault.store();
    this.patience = patience;
  }

  /**
   * Says what a sweep would do now (a dry run).
   *
   * @throws SweepBusyException when another sweep is going on
   * @throws dev.vaultline.engine.DamagedException when a record is damaged: what it needs is
   *     unknown, so nothing may be deleted
   */
  public SweepPlan plan() {
    return owned((lease, plan) -> plan);
  }

  /** Plans and deletes; fails as {@link #plan}. */
  public SweepReport run() {
    return owned(this::execute);
  }

  private <T> T owned(BiFunction<Lease, SweepPlan, T> action) {
    try (Lease lease =
        store
            .tryLease(Vault.SETTINGS)
            .orElseThrow(() -> new SweepBusyException(store.location()))) {
      return action.apply(lease, new SweepPlanner(vault, lease.acquiredAt(), patience).plan());
    }
  }

  /**
   * Records go first, so that no visible recovery point ever lacks a pack; marks go last, so that
   * an interrupted sweep is known to be unfinished. What dead runs stored is left to the next
   * sweep.
   */
  private SweepReport execute(Lease lease, SweepPlan plan) {
    lease.renew();
    plan.abandoned().forEach(new Runs(vault)::abandon);
    lease.renew();
    plan.expired().forEach(point -> store.find(point.record()).ifPresent(store::delete));
    int objects = 0;
    List<ObjectInfo> garbage = plan.garbage();
    for (int i = 0; i < garbage.size(); i++) {
      if (i % DELETES_PER_RENEWAL == 0) {
        lease.renew();
      }
      objects += store.delete(garbage.get(i)) ? 1 : 0;
    }
    plan.spentMarks().forEach(store::delete);
    return new SweepReport(plan.expired().size(), plan.abandoned().size(), objects, plan.bytes());
  }
}
