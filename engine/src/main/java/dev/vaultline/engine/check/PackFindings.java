package dev.vaultline.engine.check;

import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.PackRef;
import java.util.Map;
import java.util.Optional;

/**
 * What reading a pack showed.
 *
 * @param listed whether the table of contents could be read, so that every frame was checked
 * @param badFrames what is wrong with frames, by offset
 */
record PackFindings(PackRef pack, boolean listed, Map<Integer, String> badFrames) {

  /** What is wrong with a frame, as far as known. */
  Optional<String> fault(FrameAddress frame) {
    return Optional.ofNullable(badFrames.get(frame.offset()));
  }
}
