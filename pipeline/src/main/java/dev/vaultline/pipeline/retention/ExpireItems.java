package dev.vaultline.pipeline.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.Retention;
import dev.vaultline.engine.retention.RetentionDecision;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.backup.SnapshotExpiry;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.JobReports;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.table.Fields;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Buries the recovery points of some items that no rule wants, and tells why the others stay. */
public final class ExpireItems implements Activity {
  static final String ITEMS = "items";

  private final Items items;
  private final Policies policies;
  private final JobReports reports;
  private final SnapshotExpiry snapshots;
  private final Supplier<Vault> vault;
  private final Clock clock;

  public ExpireItems(
      Items items,
      Policies policies,
      JobReports reports,
      SnapshotExpiry snapshots,
      Supplier<Vault> vault,
      Clock clock) {
    this.items = items;
    this.policies = policies;
    this.reports = reports;
    this.snapshots = snapshots;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    RetentionOrder order = RetentionOrder.decode(input);
    RetentionTotals totals = RetentionTotals.NONE;
    for (String id : Fields.texts(input, ITEMS)) {
      totals = totals.plus(expire(order, new ItemId(id)));
    }
    return totals.encodeInto(Payload.create());
  }

  /** One item that can't be decided holds up no other. */
  private RetentionTotals expire(RetentionOrder order, ItemId id) {
    try {
      Optional<ItemRecord> item = items.find(id);
      return item.isEmpty() ? RetentionTotals.NONE : expire(order, item.get());
    } catch (VaultlineException e) {
      reports.put(
          order.job(), id, List.of(id + ": nothing was decided or done: " + e.getMessage()));
      return new RetentionTotals(0, 0, 1);
    }
  }

  private RetentionTotals expire(RetentionOrder order, ItemRecord item) {
    List<RetentionDecision> decisions = decide(item);
    List<RetentionDecision> expired =
        decisions.stream().filter(decision -> !decision.keep()).toList();
    if (!order.dryRun()) {
      Tombstones tombstones = new Tombstones(vault.get());
      expired.forEach(
          decision -> tombstones.bury(decision.point().names(), "no retention rule keeps it"));
      snapshots.apply(item.id(), item.source());
    }
    reports.put(
        order.job(),
        item.id(),
        decisions.stream().map(decision -> line(order.dryRun(), decision)).toList());
    return new RetentionTotals(decisions.size() - expired.size(), expired.size(), 0);
  }

  /** An item without a policy, and one whose protection was stopped, keeps what it has. */
  private List<RetentionDecision> decide(ItemRecord item) {
    Optional<ProtectionPolicy> policy = item.policy().flatMap(policies::find);
    if (policy.isEmpty() || item.protection() == Protection.STOPPED) {
      return List.of();
    }
    return Retention.decide(
        policy.get().retention(), new RecoveryPoints(vault.get()).list(item.id()), clock.instant());
  }

  private static String line(boolean dryRun, RetentionDecision decision) {
    String point = decision.point().item() + " " + decision.point().id();
    if (decision.keep()) {
      return point + " is kept: " + String.join(", ", decision.keptBecause());
    }
    return point + (dryRun ? " would expire" : " expired") + ": no retention rule keeps it";
  }
}
