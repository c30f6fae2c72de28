package dev.vaultline.pipeline.restore;

import dev.vaultline.pipeline.target.Machines;
import dev.vaultline.pipeline.target.ReplacedDisks;
import dev.vaultline.pipeline.target.RestoreTargets;
import dev.vaultline.pipeline.target.SnapshotTier;

/** What of the platform restores make and change. */
public record RestorePlatform(
    RestoreTargets targets, SnapshotTier snapshots, Machines machines, ReplacedDisks replaced) {}
