package dev.vaultline.pipeline.tick;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.pipeline.backup.BackupRequests;
import dev.vaultline.pipeline.backup.BackupRunOrder;
import dev.vaultline.pipeline.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts the backups that are due since the last tick, then looks after jobs whose orchestration is
 * gone. Of what was due during an outage only the last is made up for.
 */
public final class ScheduleTick {
  private final Policies policies;
  private final BackupRequests requests;
  private final Reconciliation reconciliation;
  private final Clock clock;

  public ScheduleTick(
      Policies policies, BackupRequests requests, Reconciliation reconciliation, Clock clock) {
    this.policies = policies;
    this.requests = requests;
    this.reconciliation = reconciliation;
    this.clock = clock;
  }

  /**
   * Does what is due. What fails for one policy or job holds up no other, and is due again at the
   * next tick.
   *
   * @return what was done, a line each, for the log
   */
  public List<String> run() {
    List<String> lines = new ArrayList<>();
    for (ProtectionPolicy policy : policies.list()) {
      try {
        start(policy).ifPresent(lines::add);
      } catch (VaultlineException e) {
        lines.add("policy " + policy.name() + " was not looked at: " + e.getMessage());
      }
    }
    lines.addAll(reconciliation.run());
    return lines;
  }

  private Optional<String> start(ProtectionPolicy policy) {
    Instant due = policy.schedule().lastDue(clock.instant());
    if (!due.isAfter(policies.actedUntil(policy.name()))) {
      return Optional.empty();
    }
    boolean started = requests.start(new BackupRunOrder.Scheduled(policy.name(), due));
    // Only now: a tick that dies before this line starts the same instance again, which is refused.
    policies.recordActed(policy.name(), due);
    return started
        ? Optional.of("policy " + policy.name() + ": started the backups due at " + due)
        : Optional.empty();
  }
}
