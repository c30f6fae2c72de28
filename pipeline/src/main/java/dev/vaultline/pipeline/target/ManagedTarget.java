package dev.vaultline.pipeline.target;

import java.util.Optional;

/**
 * A managed disk that a restore creates.
 *
 * @param source the id of the snapshot or disk restore point that it is a copy of; empty when it is
 *     filled from the vault
 */
public record ManagedTarget(ManagedDiskId id, DiskTraits traits, Optional<String> source)
    implements TargetDisk {

  @Override
  public String toString() {
    return id.toString();
  }
}
