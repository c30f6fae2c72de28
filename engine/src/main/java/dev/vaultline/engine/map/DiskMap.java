package dev.vaultline.engine.map;

import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.store.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
   * Writes the map: the packs it names, then for each page 0 or pack + 1, offset, length, digest.
   */
  public void writeTo(ByteWriter out) {
    Map<ObjectName, Integer> packs = new LinkedHashMap<>();
    for (PageRef page : pages) {
      if (page != null) {
        packs.putIfAbsent(page.frame().pack(), packs.size() + 1);
      }
    }
    out.varint(pages.size()).varint(packs.size());
    packs.keySet().forEach(pack -> out.text(pack.value()));
    for (PageRef page : pages) {
      if (page == null) {
        out.varint(0);
      } else {
        out.varint(packs.get(page.frame().pack()));
        out.varint(page.frame().offset()).varint(page.frame().length()).digest(page.digest());
      }
    }
  }

  /** Reads what {@link #writeTo} wrote, for a disk of so many pages. */
  public static DiskMap readFrom(ByteReader in, int pages) {
    in.varint(pages, pages);
    ObjectName[] packs = new ObjectName[in.varint(0, pages)];
    for (int i = 0; i < packs.length; i++) {
      packs[i] = PackLayout.name(in.text());
    }
    List<@Nullable PageRef> refs = new ArrayList<>(pages);
    for (int page = 0; page < pages; page++) {
      int pack = in.varint(0, packs.length);
      refs.add(pack == 0 ? null : readPage(in, packs[pack - 1]));
    }
    return new DiskMap(refs);
  }

  private static PageRef readPage(ByteReader in, ObjectName pack) {
    long offset = in.varint();
    long length = in.varint();
    return new PageRef(FrameAddress.read(pack, offset, length), in.digest());
  }
}
