package dev.vaultline.engine.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.store.ObjectName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MapPageCodecProperties {

  @Property(tries = 300)
  void anyPageSurvivesEncoding(
      @ForAll @IntRange(min = 1, max = 300) int blocks, @ForAll long seed) {
    MapPage page = randomPage(blocks, new Random(seed));
    byte[] encoded = MapPageCodec.encode(page);
    MapPage decoded = MapPageCodec.decode(ByteBuffer.wrap(encoded), blocks);
    assertThat(MapPageCodec.encode(decoded)).isEqualTo(encoded);
    for (int block = 0; block < blocks; block++) {
      assertThat(decoded.isHole(block)).isEqualTo(page.isHole(block));
      if (!page.isHole(block)) {
        assertThat(decoded.frame(block)).isEqualTo(page.frame(block));
        assertThat(decoded.index(block)).isEqualTo(page.index(block));
      }
    }
  }

  @Property(tries = 1000)
  void anyBytesAreEitherAPageOrMalformed(
      @ForAll @IntRange(min = 1, max = 40) int blocks, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = MapPageCodec.encode(randomPage(blocks, random));
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    byte[] cut = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    for (byte[] damaged : new byte[][] {bytes, cut}) {
      try {
        assertThat(MapPageCodec.decode(ByteBuffer.wrap(damaged), blocks).blocks())
            .isEqualTo(blocks);
      } catch (MalformedException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  private static MapPage randomPage(int blocks, Random random) {
    MapPageEditor editor = MapPageEditor.of(MapPage.holes(blocks), blocks);
    byte[] id = new byte[Digest.LENGTH];
    FrameAddress frame = frame(random);
    int index = 0;
    for (int block = 0; block < blocks; block++) {
      switch (random.nextInt(4)) {
        case 0 -> editor.makeHole(block);
        case 1 -> {
          frame = frame(random);
          index = random.nextInt(60);
          random.nextBytes(id);
          editor.place(block, new BlockPlace(frame, index), id, 0);
        }
        default -> {
          random.nextBytes(id);
          editor.place(block, new BlockPlace(frame, ++index), id, 0);
        }
      }
    }
    return editor.toPage();
  }

  private static FrameAddress frame(Random random) {
    ObjectName pack = new ObjectName("data/item/" + random.nextInt(3));
    return new FrameAddress(pack, 32 + random.nextInt(1 << 24), 9 + random.nextInt(1 << 20));
  }
}
