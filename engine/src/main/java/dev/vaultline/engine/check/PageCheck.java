package dev.vaultline.engine.check;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.check.PageFindings.Fault;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.map.BlockVerifier;
import dev.vaultline.engine.map.DiskLayout;
import dev.vaultline.engine.map.MapPage;
import dev.vaultline.engine.map.PageReader;
import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.FrameDecoder;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.pack.PackToc;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.ObjectTruncatedException;
import dev.vaultline.engine.vault.Vault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares map pages with what was found in the packs. Frames of a pack whose table of contents
 * can't be read are decoded and compared block by block, as a restore would. For one thread.
 */
final class PageCheck implements AutoCloseable {
  private static final int CACHED_TABLES = 64;

  private final Vault vault;
  private final Map<ObjectName, PackFindings> packs;
  private final PageReader pageReader;
  private final FrameDecoder decoder;
  private final ByteBuffer stored;
  private final DiskLayout layout;
  private final BlockVerifier verifier;
  private final Map<ObjectName, PackToc> tables =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectName, PackToc> eldest) {
          return size() > CACHED_TABLES;
        }
      };

  PageCheck(Vault vault, DiskLayout layout, Map<ObjectName, PackFindings> packs) {
    this.vault = vault;
    this.layout = layout;
    this.verifier = new BlockVerifier(layout);
    this.packs = packs;
    this.pageReader = new PageReader(vault.store(), vault.buffers());
    this.decoder = new FrameDecoder(vault.buffers());
    this.stored = vault.buffers().take(PackLayout.MAX_FRAME_STORED);
  }

  PageFindings check(int number, PageRef ref) {
    MapPage page;
    try {
      page = pageReader.read(ref, layout.blocksIn(number));
    } catch (DamagedException | ObjectMissingException e) {
      String object = ref.frame().pack().value();
      return new PageFindings(
          Map.of(), List.of(new Fault(object, e.getMessage(), 0, layout.blocksIn(number))));
    }
    List<Fault> faults = new ArrayList<>();
    for (int first = 0; first < page.blocks(); ) {
      int end = first + 1;
      if (!page.isHole(first)) {
        FrameAddress frame = page.frame(first);
        while (end < page.blocks() && !page.isHole(end) && page.frame(end).equals(frame)) {
          end++;
        }
        check(number, page, ref, first, end, faults);
      }
      first = end;
    }
    return new PageFindings(page.liveBytes(layout, number), List.copyOf(faults));
  }

  /** Checks blocks that live in one frame. */
  private void check(
      int number, MapPage page, PageRef ref, int first, int end, List<Fault> faults) {
    FrameAddress frame = page.frame(first);
    PackFindings pack = packs.get(frame.pack());
    if (pack == null) {
      faults.add(
          new Fault(
              ref.frame().pack().value(),
              "a map page needs the pack " + frame.pack() + ", which its record does not list",
              first,
              end));
    } else if (!pack.listed() || pack.fault(frame).isPresent()) {
      compareBytes(number, page, first, end, faults);
    } else {
      compareTable(page, ref, table(pack).find(frame), first, end, faults);
    }
  }

  private PackToc table(PackFindings findings) {
    return tables.computeIfAbsent(
        findings.pack().name(), name -> PackToc.read(vault.store(), findings.pack()));
  }

  private static void compareTable(
      MapPage page,
      PageRef ref,
      Optional<PackToc.Frame> frame,
      int first,
      int end,
      List<Fault> faults) {
    for (int block = first; block < end; block++) {
      int index = page.index(block);
      if (frame.isEmpty()
          || index >= frame.get().blocks()
          || !page.hasId(block, frame.get().ids(), index * Digest.LENGTH)) {
        String what = "a map page names a block that is not at " + page.frame(block);
        faults.add(new Fault(ref.frame().pack().value(), what, block, block + 1));
      }
    }
  }

  private void compareBytes(int number, MapPage page, int first, int end, List<Fault> faults) {
    FrameAddress frame = page.frame(first);
    String object = frame.pack().value();
    try {
      vault.store().read(frame.pack(), frame.offset(), stored.clear().limit(frame.length()));
      ByteBuffer plain = decoder.decode(stored.flip());
      for (int block = first; block < end; block++) {
        if (!verifier.matches(page, number, block, plain)) {
          String what = "a block does not match its SHA-256 identity";
          faults.add(new Fault(object, what, block, block + 1));
        }
      }
    } catch (MalformedException | ObjectMissingException | ObjectTruncatedException e) {
      faults.add(new Fault(object, String.valueOf(e.getMessage()), first, end));
    }
  }

  @Override
  public void close() {
    pageReader.close();
    decoder.close();
    vault.buffers().give(stored);
  }
}
