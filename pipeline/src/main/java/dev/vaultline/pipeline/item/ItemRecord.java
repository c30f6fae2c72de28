package dev.vaultline.pipeline.item;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.snapshot.ItemSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A protected item.
 *
 * @param policy by which it is backed up; empty for one that is backed up on demand only
 * @param source what it is a backup of
 * @param claim the job that takes its snapshot now
 * @param transfer the job that transfers a snapshot of it to the vault now
 * @param lastRun the newest run there ever was of it; runs of an item ascend
 */
public record ItemRecord(
    ItemId id,
    Optional<PolicyName> policy,
    ItemSource source,
    Protection protection,
    Optional<Claim> claim,
    Optional<Claim> transfer,
    Optional<PointId> lastRun) {

  /** An item that is new to the vault. */
  public static ItemRecord of(ItemId id, Optional<PolicyName> policy, ItemSource source) {
    return new ItemRecord(
        id,
        policy,
        source,
        Protection.PROTECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The item in another state of protection. */
  public ItemRecord in(Protection state) {
    return new ItemRecord(id, policy, source, state, claim, transfer, lastRun);
  }

  /** The item as another description has it, with the claims and runs it has. */
  ItemRecord describedBy(ItemRecord description) {
    return new ItemRecord(
        id,
        description.policy,
        description.source,
        description.protection,
        claim,
        transfer,
        lastRun);
  }

  ItemRecord claimedBy(Claim newClaim) {
    return with(Optional.of(newClaim), transfer, Optional.of(newClaim.run()));
  }

  /** The job whose snapshot is taken goes on with its transfer: another one may take the next. */
  ItemRecord transferredBy(Claim taken) {
    return with(Optional.empty(), Optional.of(taken), lastRun);
  }

  ItemRecord releasedBy(JobId job) {
    return with(
        claim.filter(held -> !held.job().equals(job)),
        transfer.filter(held -> !held.job().equals(job)),
        lastRun);
  }

  private ItemRecord with(
      Optional<Claim> newClaim, Optional<Claim> newTransfer, Optional<PointId> newLastRun) {
    return new ItemRecord(id, policy, source, protection, newClaim, newTransfer, newLastRun);
  }

  /** Whether it is a machine with a policy of which no backup ever began. */
  public boolean awaitsFirstBackup() {
    return source instanceof ItemSource.Machine
        && protection == Protection.PROTECTED
        && policy.isPresent()
        && lastRun.isEmpty();
  }

  /** What jobs hold of it: the snapshot, the transfer, both or nothing. */
  public List<Claim> claims() {
    return Stream.of(claim, transfer).flatMap(Optional::stream).toList();
  }

  /** The claim of a job, if it has one. */
  public Optional<Claim> claimOf(JobId job) {
    return claims().stream().filter(held -> held.job().equals(job)).findFirst();
  }
}
