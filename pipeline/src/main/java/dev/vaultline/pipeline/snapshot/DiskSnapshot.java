package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.disk.DiskIdentity;

/**
 * The snapshot of one disk.
 *
 * @param number of the disk in its item, from 0 on
 * @param disk where the disk is
 * @param identity the disk and, by its snapshot id, the state that the snapshot holds
 */
public record DiskSnapshot(int number, DiskLocation disk, DiskIdentity identity) {}
