package dev.vaultline.engine.pack;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.store.VaultStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of contents of a pack, read and verified. */
public final class PackToc {

  /**
   * One frame of a pack.
   *
   * @param offset of the frame's header in the pack
   * @param length of the stored frame, its header included
   * @param stored digest of the stored frame
   * @param ids identity digests of the blocks in it, one after the other
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; copying every table would double it
  public record Frame(int offset, int length, int plainLength, Digest stored, byte[] ids) {

    /** The offset just past the frame. */
    public int end() {
      return offset + length;
    }

    /** How many blocks the frame holds. */
    public int blocks() {
      return ids.length / Digest.LENGTH;
    }
  }

  private final ByteBuffer headerBytes;
  private final PackHeader header;
  private final List<Frame> frames;
  private final Map<Integer, Frame> byOffset = new HashMap<>();

  private PackToc(ByteBuffer headerBytes, PackHeader header, List<Frame> frames) {
    this.headerBytes = headerBytes;
    this.header = header;
    this.frames = frames;
    frames.forEach(frame -> byOffset.put(frame.offset(), frame));
  }

  /**
   * Reads the table of contents from the end of a pack.
   *
   * @throws DamagedException when it does not match its checksum or the pack's size
   */
  public static PackToc read(VaultStore store, PackRef pack) {
    ByteBuffer tail = ByteBuffer.allocate(pack.tocLength());
    store.read(pack.name(), pack.size() - pack.tocLength(), tail);
    try {
      return parse(pack, tail.flip());
    } catch (MalformedException e) {
      throw new DamagedException(
          pack.name().value(), "in its table of contents, " + e.getMessage(), e);
    }
  }

  private static PackToc parse(PackRef pack, ByteBuffer tail) {
    int length = tail.remaining() - PackLayout.TRAILER;
    requireTrailer(tail.slice(length, PackLayout.TRAILER), length, tail.slice(0, length));
    ByteBuffer rows = tail.slice(0, length);
    PackHeader header = PackHeader.readFrom(pack.name(), rows);
    ByteReader in = new ByteReader(rows);
    Frame[] frames = new Frame[in.varint(0, length / Digest.LENGTH)];
    int offset = PackLayout.HEADER;
    for (int i = 0; i < frames.length; i++) {
      frames[i] = readFrame(in, offset);
      offset += frames[i].length();
    }
    in.requireEnd();
    if (offset != pack.size() - pack.tocLength()) {
      throw new MalformedException(
          "frames end at "
              + offset
              + " where "
              + (pack.size() - pack.tocLength())
              + " was expected");
    }
    return new PackToc(rows.slice(0, PackLayout.HEADER), header, List.of(frames));
  }

  private static void requireTrailer(ByteBuffer trailer, int length, ByteBuffer toc) {
    byte[] digest = new byte[Digest.LENGTH];
    byte[] magic = new byte[PackLayout.TRAILER_MAGIC.length];
    trailer.get(digest);
    int said = trailer.getInt();
    trailer.get(magic);
    if (!Arrays.equals(magic, PackLayout.TRAILER_MAGIC) || said != length) {
      throw new MalformedException("the trailer is not that of a table of " + length + " bytes");
    }
    if (!new Sha256().of(toc).equals(Digest.copyOf(digest, 0))) {
      throw new MalformedException("the bytes do not match their SHA-256 checksum");
    }
  }

  private static Frame readFrame(ByteReader in, int offset) {
    int length = in.varint(PackLayout.FRAME_HEADER + 1, Integer.MAX_VALUE - offset);
    int plainLength = in.varint(1, PackLayout.MAX_FRAME_PLAIN);
    int blocks = in.varint(1, plainLength);
    return new Frame(offset, length, plainLength, in.digest(), in.bytes(blocks * Digest.LENGTH));
  }

  /** What the pack holds. */
  public PackKind kind() {
    return header.kind();
  }

  /** Plain bytes of a block; 0 in a map pack. */
  public int blockSize() {
    return header.blockSize();
  }

  /** All frames in the order of their offsets. */
  public List<Frame> frames() {
    return frames;
  }

  /** The frame of exactly these bounds, if there is one. */
  public Optional<Frame> find(FrameAddress address) {
    return Optional.ofNullable(byOffset.get(address.offset()))
        .filter(frame -> frame.length() == address.length());
  }

  /**
   * Checks that a pack starts with the header that this table repeats.
   *
   * @throws DamagedException when it does not
   */
  public void requireHeader(VaultStore store, PackRef pack) {
    ByteBuffer start = ByteBuffer.allocate(PackLayout.HEADER);
    store.read(pack.name(), 0, start);
    if (!start.flip().equals(headerBytes)) {
      throw new DamagedException(
          pack.name().value(), "its header is not the one its table repeats");
    }
  }
}
