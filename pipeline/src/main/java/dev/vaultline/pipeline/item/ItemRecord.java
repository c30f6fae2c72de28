package dev.vaultline.pipeline.item;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A protected item.
 *
 * @param policy by which it is backed up; empty for one that is backed up on demand only
 * @param disks in the order of their numbers, 1–{@value #MAX_DISKS}
 * @param claim the job that works on it now
 * @param lastRun the newest run there ever was of it; runs of an item ascend
 */
public record ItemRecord(
    ItemId id,
    Optional<PolicyName> policy,
    List<DiskLocation> disks,
    Protection protection,
    Optional<Claim> claim,
    Optional<PointId> lastRun) {
  /** An Azure machine of the largest size has 64 data disks and one with its system. */
  private static final int MAX_DISKS = 65;

  public ItemRecord {
    disks = List.copyOf(disks);
    if (disks.isEmpty() || disks.size() > MAX_DISKS) {
      throw new InvalidInputException(
          "item " + id + " has " + disks.size() + " disks; expected 1-" + MAX_DISKS);
    }
    if (new HashSet<>(disks).size() < disks.size()) {
      throw new InvalidInputException("item " + id + " names the same disk twice");
    }
  }

  /** An item that is new to the vault. */
  public static ItemRecord of(ItemId id, Optional<PolicyName> policy, List<DiskLocation> disks) {
    return new ItemRecord(
        id, policy, disks, Protection.PROTECTED, Optional.empty(), Optional.empty());
  }

  /** The item as another description has it, with the claim and runs it has. */
  ItemRecord describedBy(ItemRecord description) {
    return new ItemRecord(
        id, description.policy, description.disks, description.protection, claim, lastRun);
  }

  ItemRecord claimedBy(Claim newClaim) {
    return new ItemRecord(
        id, policy, disks, protection, Optional.of(newClaim), Optional.of(newClaim.run()));
  }

  ItemRecord releasedBy(JobId job) {
    return isClaimedBy(job)
        ? new ItemRecord(id, policy, disks, protection, Optional.empty(), lastRun)
        : this;
  }

  /** Whether this job works on it. */
  public boolean isClaimedBy(JobId job) {
    return claim.map(held -> held.job().equals(job)).orElse(false);
  }
}
