package dev.vaultline.pipeline.item;

import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.job.JobId;

/**
 * Which job works on an item. At most one at a time; see docs/decisions/0005.
 *
 * @param run the id of the recovery point that the job is to make
 */
public record Claim(JobId job, PointId run) {}
