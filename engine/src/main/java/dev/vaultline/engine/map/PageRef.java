package dev.vaultline.engine.map;

import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.pack.FrameAddress;

/**
 * Where a map page lives.
 *
 * @param frame of a map pack
 * @param digest of the page's plain bytes
 */
public record PageRef(FrameAddress frame, Digest digest) {}
