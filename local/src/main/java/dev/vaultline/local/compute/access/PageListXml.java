package dev.vaultline.local.compute.access;

import java.util.List;

/** The XML of page ranges, in pages if the caller wants it so. */
final class PageListXml {
  private PageListXml() {}

  /**
   * @param most how many entries at most; the answer says where to go on
   */
  static String of(List<PageListEntry> entries, int most) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><PageList>");
    entries.stream().limit(most).forEach(entry -> append(xml, entry));
    if (entries.size() > most) {
      xml.append("<NextMarker>")
          .append(entries.get(most).extent().offset())
          .append("</NextMarker>");
    } else {
      xml.append("<NextMarker/>");
    }
    return xml.append("</PageList>").toString();
  }

  private static void append(StringBuilder xml, PageListEntry entry) {
    String element = entry.element();
    xml.append('<').append(element).append("><Start>").append(entry.extent().offset());
    xml.append("</Start><End>").append(entry.extent().end() - 1).append("</End></");
    xml.append(element).append('>');
  }
}
