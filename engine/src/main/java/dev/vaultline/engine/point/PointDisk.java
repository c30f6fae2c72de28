package dev.vaultline.engine.point;

import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;

/**
 * One disk of a recovery point.
 *
 * @param number of the disk in the point, from 0
 * @param identity which disk, which snapshot of it, its size
 * @param coverage whether all of it was read or only what changed, and why
 * @param map where the map's root stands in the record
 * @param packs where the table of needed packs stands in the record
 */
public record PointDisk(
    int number, DiskIdentity identity, Coverage coverage, Section map, Section packs) {}
