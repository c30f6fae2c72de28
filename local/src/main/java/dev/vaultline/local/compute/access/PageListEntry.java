package dev.vaultline.local.compute.access;

import dev.vaultline.local.compute.page.Extent;

/** An entry of the answer to a question about page ranges. */
sealed interface PageListEntry {
  Extent extent();

  String element();

  /** Bytes that were written. */
  record Page(Extent extent) implements PageListEntry {
    @Override
    public String element() {
      return "PageRange";
    }
  }

  /** Bytes that became zeros. */
  record Clear(Extent extent) implements PageListEntry {
    @Override
    public String element() {
      return "ClearRange";
    }
  }
}
