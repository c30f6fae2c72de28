package dev.vaultline.engine.map;

import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.pack.FrameAddress;
import java.nio.ByteBuffer;

/**
 * The stored form of a map page: the packs it names, runs of holes and of blocks that follow each
 * other in one frame, then the identity digests of all blocks that are not holes.
 */
public final class MapPageCodec {
  private MapPageCodec() {}

  /** Encodes a page. */
  public static byte[] encode(MapPage page) {
    PackNames packs = new PackNames();
    for (int block = 0; block < page.blocks(); block++) {
      if (!page.isHole(block)) {
        packs.add(page.frame(block).pack());
      }
    }
    ByteWriter out = new ByteWriter().varint(page.blocks());
    packs.writeTo(out);
    for (int block = 0; block < page.blocks(); ) {
      block += writeRun(out, page, block, packs);
    }
    byte[] id = new byte[Digest.LENGTH];
    for (int block = 0; block < page.blocks(); block++) {
      if (!page.isHole(block)) {
        page.copyId(block, id, 0);
        out.bytes(id, 0, id.length);
      }
    }
    return out.toByteArray();
  }

  private static int writeRun(ByteWriter out, MapPage page, int start, PackNames packs) {
    int length = 1;
    while (start + length < page.blocks() && continues(page, start, length)) {
      length++;
    }
    if (page.isHole(start)) {
      out.varint(2L * length);
      return length;
    }
    FrameAddress frame = page.frame(start);
    out.varint(2L * length + 1).varint(packs.numberOf(frame.pack()));
    out.varint(frame.offset()).varint(frame.length()).varint(page.index(start));
    return length;
  }

  private static boolean continues(MapPage page, int start, int length) {
    int next = start + length;
    if (page.isHole(start) || page.isHole(next)) {
      return page.isHole(start) && page.isHole(next);
    }
    return page.index(next) == page.index(start) + length
        && page.frame(next).equals(page.frame(start));
  }

  /**
   * Decodes a page.
   *
   * @param blocks how many it must have
   * @throws MalformedException when the bytes are not such a page
   */
  public static MapPage decode(ByteBuffer bytes, int blocks) {
    ByteReader in = new ByteReader(bytes);
    in.varint(blocks, blocks);
    PackNames packs = PackNames.readFrom(in, blocks);
    MapPage page = MapPage.holes(blocks);
    MapPageEditor editor = MapPageEditor.of(page, blocks);
    BlockPlace[] places = new BlockPlace[blocks];
    for (int block = 0; block < blocks; ) {
      block += readRun(in, places, block, packs);
    }
    for (int block = 0; block < blocks; block++) {
      if (places[block] != null) {
        editor.place(block, places[block], in.bytes(Digest.LENGTH), 0);
      }
    }
    in.requireEnd();
    return editor.toPage();
  }

  private static int readRun(ByteReader in, BlockPlace[] places, int start, PackNames packs) {
    int word = in.varint(2, 2 * (places.length - start) + 1);
    int length = word / 2;
    if (word % 2 == 1) {
      FrameAddress frame = FrameAddress.read(packs.read(in), in.varint(), in.varint());
      int index = in.varint(0, Short.MAX_VALUE - length);
      for (int i = 0; i < length; i++) {
        places[start + i] = new BlockPlace(frame, index + i);
      }
    }
    return length;
  }
}
