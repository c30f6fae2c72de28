package dev.vaultline.pipeline.table;

/**
 * A row as it was read.
 *
 * @param text the JSON document it holds
 * @param version changes with each write (an ETag); opaque
 */
public record Row(RowKey key, String text, String version) {}
