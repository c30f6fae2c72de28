package dev.vaultline.engine.restore;

import dev.vaultline.engine.disk.ByteRange;

/**
 * A range of a disk that could not be restored.
 *
 * @param object the damaged object of the vault
 * @param what what is wrong with it
 */
public record DamagedExtent(ByteRange range, String object, String what) {}
