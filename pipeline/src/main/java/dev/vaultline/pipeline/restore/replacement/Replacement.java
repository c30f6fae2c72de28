package dev.vaultline.pipeline.restore.replacement;

import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.target.DiskSwap;
import java.util.Optional;

/**
 * A machine whose disks a restore replaces, or replaced.
 *
 * @param job the restore
 * @param running whether the machine ran before
 * @param swap the disks
 * @param settling the job that confirms or undoes it
 */
public record Replacement(
    JobId job, MachineId machine, boolean running, DiskSwap swap, Optional<JobId> settling) {

  Replacement settledBy(JobId settlement) {
    return new Replacement(job, machine, running, swap, Optional.of(settlement));
  }
}
