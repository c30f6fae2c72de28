package dev.vaultline.azure.compute.machine;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.engine.InvalidInputException;

/**
 * A disk to be attached.
 *
 * @param lun the number under which the machine will see it, from 0 on
 * @param caching {@code None}, {@code ReadOnly} or {@code ReadWrite}
 */
public record DataDisk(ResourceId disk, int lun, String caching) {
  public DataDisk {
    if (lun < 0) {
      throw new InvalidInputException("disk " + disk + " needs a LUN of 0 or more, found " + lun);
    }
  }
}
