package dev.vaultline.engine.backup;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.buffer.BufferPool;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.map.BlockPlace;
import dev.vaultline.engine.map.DiskLayout;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.map.MapPage;
import dev.vaultline.engine.map.MapPageEditor;
import dev.vaultline.engine.map.PageReader;
import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.vault.Vault;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One attempt at one part: page by page, reads the blocks that may have changed, compares them with
 * the parent's map, stores the new ones and the pages that changed. For one thread, once.
 */
final class PartTransfer implements AutoCloseable {
  private static final int READ_BYTES = 4 << 20;

  private final DiskSource source;
  private final Progress progress;
  private final DiskLayout layout;
  private final DiskLayout oldLayout;
  private final DiskMap oldMap;
  private final BufferPool buffers;
  private final PageReader pageReader;
  private final PartPacks packs;
  private final FrameAssembler frames;
  private final ByteBuffer read;
  private final ByteBuffer frame;
  private final Sha256 sha = new Sha256();
  private final byte[] id = new byte[Digest.LENGTH];
  private final RecentBlocks recent = new RecentBlocks();
  private final Map<Integer, Optional<PageRef>> pages = new TreeMap<>();
  private final Map<ObjectName, Long> live = new TreeMap<>();
  private long bytesRead;
  private long changed;
  private long deduplicated;
  private MapPage old = MapPage.holes(0);
  private MapPageEditor editor = MapPageEditor.of(old, 0);

  /**
   * @param oldSize of the parent's disk, 0 without one
   * @param oldMap of the parent's disk
   */
  PartTransfer(
      Vault vault,
      PointNames names,
      PartId part,
      DiskSource source,
      long oldSize,
      DiskMap oldMap,
      Progress progress) {
    this.source = source;
    this.progress = progress;
    this.layout = vault.layout(source.identity().size());
    this.oldLayout = vault.layout(oldSize);
    this.oldMap = oldMap;
    this.buffers = vault.buffers();
    this.pageReader = new PageReader(vault.store(), buffers);
    this.packs = new PartPacks(vault, names, part);
    this.read = buffers.take(READ_BYTES);
    this.frame = buffers.take(PackLayout.MAX_FRAME_PLAIN);
    this.frames = new FrameAssembler(packs.data(), frame, layout.blockSize(), this::placed);
  }

  PartReceipt run(PlannedPart part) {
    PageExtents extents = new PageExtents(source, layout);
    for (int page = part.firstPage(); page < part.firstPage() + part.pages(); page++) {
      PageScan scan = new PageScan(extents, layout, page, oldLayout.size());
      if (!scan.keepsAll()) {
        transfer(page, scan);
      }
    }
    List<PackRef> written = packs.finish();
    long stored = written.stream().mapToLong(PackRef::size).sum();
    return new PartReceipt(
        part.id(),
        written,
        pages,
        live,
        new PointStatistics(bytesRead, changed, deduplicated, stored));
  }

  private void transfer(int page, PageScan scan) {
    old = oldPage(page);
    editor = MapPageEditor.of(old, scan.blocks());
    for (int block = 0; block < scan.blocks(); ) {
      int end = block + 1;
      switch (scan.action(block)) {
        case KEEP -> {}
        case ZERO -> editor.makeHole(block);
        case READ -> {
          end = scan.readEnd(block, READ_BYTES / layout.blockSize());
          read(page, block, end);
        }
      }
      block = end;
    }
    frames.flush();
    if (editor.changed()) {
      store(page, editor.toPage());
    }
  }

  private MapPage oldPage(int page) {
    int blocks = page < oldLayout.pages() ? oldLayout.blocksIn(page) : 0;
    return oldMap
        .page(page)
        .map(ref -> pageReader.read(ref, blocks))
        .orElseGet(() -> MapPage.holes(blocks));
  }

  private void read(int page, int first, int end) {
    long start = layout.pageStart(page) + (long) first * layout.blockSize();
    int length = (end - first - 1) * layout.blockSize() + layout.blockLength(page, end - 1);
    source.read(start, read.clear().limit(length));
    for (int block = first; block < end; block++) {
      int offset = (block - first) * layout.blockSize();
      examine(block, read.slice(offset, Math.min(layout.blockSize(), length - offset)));
    }
    bytesRead += length;
    progress.advanced(length);
  }

  private void examine(int block, ByteBuffer bytes) {
    if (ZeroBlocks.isZero(bytes)) {
      editor.makeHole(block);
      return;
    }
    sha.digest(bytes.duplicate(), id, 0);
    if (block < old.blocks() && !old.isHole(block) && old.hasId(block, id, 0)) {
      return;
    }
    changed += bytes.remaining();
    Optional<BlockPlace> known = recent.find(id);
    if (known.isPresent()) {
      deduplicated += bytes.remaining();
      editor.place(block, known.get(), id, 0);
    } else {
      frames.add(block, bytes, id);
    }
  }

  private void placed(int block, BlockPlace place, byte[] ids, int idOffset) {
    editor.place(block, place, ids, idOffset);
    recent.add(ids, idOffset, place);
  }

  private void store(int page, MapPage changedPage) {
    pages.put(page, changedPage.isEmpty() ? Optional.empty() : Optional.of(packs.add(changedPage)));
    changedPage
        .liveBytes(layout, page)
        .forEach((pack, bytes) -> live.merge(pack, bytes, Long::sum));
    old.liveBytes(oldLayout, page).forEach((pack, bytes) -> live.merge(pack, -bytes, Long::sum));
  }

  @Override
  public void close() {
    packs.close();
    frames.close();
    pageReader.close();
    buffers.give(read);
    buffers.give(frame);
  }
}
