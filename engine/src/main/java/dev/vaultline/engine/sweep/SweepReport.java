package dev.vaultline.engine.sweep;

/**
 * What a sweep did.
 *
 * @param points recovery points that are gone for good
 * @param runs runs that were declared dead
 * @param objects deleted objects
 * @param bytes freed
 */
public record SweepReport(int points, int runs, int objects, long bytes) {}
