package dev.vaultline.engine.backup;

/**
 * A part and what it covers.
 *
 * @param firstPage number of its first map page
 * @param pages how many pages, from the first on
 * @param bytes that are to be read from the source
 */
public record PlannedPart(PartId id, int firstPage, int pages, long bytes) {}
