package dev.vaultline.engine.map;

import dev.vaultline.engine.pack.FrameAddress;

/**
 * Where a block lives.
 *
 * @param index of the block in its frame
 */
public record BlockPlace(FrameAddress frame, int index) {}
