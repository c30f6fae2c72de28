package dev.vaultline.pipeline.item;

import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.job.JobId;

/**
 * Which job takes the snapshot of an item, or transfers one. At most one each at a time; see
 * docs/decisions/0005 and 0018.
 *
 * @param run the id of the recovery point that the job is to make
 */
public record Claim(JobId job, PointId run) {}
