package dev.vaultline.engine.point;

import dev.vaultline.engine.format.Digest;

/**
 * A compressed part of a recovery point's record.
 *
 * @param offset in the object
 * @param length stored bytes
 * @param plainLength bytes once decompressed
 * @param digest of the plain bytes
 */
public record Section(long offset, int length, int plainLength, Digest digest) {}
