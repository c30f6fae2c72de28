package dev.vaultline.pipeline.restore.order;

import java.util.Optional;

/**
 * What somebody chose of new managed disks; what is left out is as the machine was that was backed
 * up.
 *
 * @param zone the word "none" stands for a disk that is bound to no zone
 * @param prefix of their names, each of which ends in {@code os}, {@code lun-N} or {@code disk-N};
 *     by default the item and eight digits of the job
 */
public record DiskChoice(
    Optional<String> subscription,
    Optional<String> resourceGroup,
    Optional<String> region,
    Optional<String> zone,
    Optional<String> sku,
    Optional<String> prefix,
    DiskOrigin from) {

  /** Nothing but the origin. */
  static DiskChoice of(DiskOrigin from) {
    return new DiskChoice(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        from);
  }
}
