package dev.vaultline.engine.store;

import java.time.Instant;

/**
 * What a store knows of an object without reading it.
 *
 * @param size in bytes
 * @param lastModified by the store's own clock, never the caller's
 * @param version changes whenever the content does (an ETag); opaque
 */
public record ObjectInfo(ObjectName name, long size, Instant lastModified, String version) {}
