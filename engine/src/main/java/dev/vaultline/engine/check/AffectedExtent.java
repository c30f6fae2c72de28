package dev.vaultline.engine.check;

import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.point.PointNames;

/**
 * A range of a disk of a recovery point that a damaged object takes away.
 *
 * @param disk number of the disk in the point
 */
public record AffectedExtent(PointNames point, int disk, ByteRange range) {}
