package dev.vaultline.engine.map;

import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.store.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The root of a disk's map: where each page lives. A page that is not there is all holes. */
public final class DiskMap {
  private final List<@Nullable PageRef> pages;

  private DiskMap(List<@Nullable PageRef> pages) {
    this.pages = Collections.unmodifiableList(pages);
  }

  /** The map of a disk of zeros. */
  public static DiskMap empty(int pages) {
    return new DiskMap(new ArrayList<>(Collections.nCopies(pages, null)));
  }

  /** How many pages the disk has. */
  public int pages() {
    return pages.size();
  }

  /** Where a page lives; nothing when it is all holes or lies past the end of the disk. */
  public Optional<PageRef> page(int number) {
    return number < pages.size() ? Optional.ofNullable(pages.get(number)) : Optional.empty();
  }

  /**
   * This map with some pages replaced.
   *
   * @param count how many pages the new map has: as many or more
   * @param replaced new places by page number; an empty one makes the page all holes
   */
  public DiskMap with(int count, Map<Integer, Optional<PageRef>> replaced) {
    List<@Nullable PageRef> copy = new ArrayList<>(pages);
    copy.addAll(Collections.nCopies(count - pages.size(), null));
    replaced.forEach((number, ref) -> copy.set(number, ref.orElse(null)));
    return new DiskMap(copy);
  }

  /** For each map pack this map needs, how many stored bytes of pages live there. */
  public Map<ObjectName, Long> liveBytes() {
    Map<ObjectName, Long> live = new TreeMap<>();
    for (PageRef page : pages) {
      if (page != null) {
        live.merge(page.frame().pack(), (long) page.frame().length(), Long::sum);
      }
    }
    return live;
  }

  /**
   * Writes the map: the packs it names, then for each page 0 or 1, pack, offset, length, digest.
   */
  public void writeTo(ByteWriter out) {
    PackNames packs = new PackNames();
    for (PageRef page : pages) {
      if (page != null) {
        packs.add(page.frame().pack());
      }
    }
    out.varint(pages.size());
    packs.writeTo(out);
    for (PageRef page : pages) {
      out.varint(page == null ? 0 : 1);
      if (page != null) {
        out.varint(packs.numberOf(page.frame().pack()));
        out.varint(page.frame().offset()).varint(page.frame().length()).digest(page.digest());
      }
    }
  }

  /** Reads what {@link #writeTo} wrote, for a disk of so many pages. */
  public static DiskMap readFrom(ByteReader in, int pages) {
    in.varint(pages, pages);
    PackNames packs = PackNames.readFrom(in, pages);
    List<@Nullable PageRef> refs = new ArrayList<>(pages);
    for (int page = 0; page < pages; page++) {
      refs.add(in.varint(0, 1) == 0 ? null : readPage(in, packs));
    }
    return new DiskMap(refs);
  }

  private static PageRef readPage(ByteReader in, PackNames packs) {
    FrameAddress frame = FrameAddress.read(packs.read(in), in.varint(), in.varint());
    return new PageRef(frame, in.digest());
  }
}
