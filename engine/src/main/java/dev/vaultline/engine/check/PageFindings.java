package dev.vaultline.engine.check;

import dev.vaultline.engine.store.ObjectName;
import java.util.List;
import java.util.Map;

/**
 * What reading a map page, and comparing it with the packs it refers to, showed.
 *
 * @param live plain bytes by data pack
 * @param faults what it loses
 */
record PageFindings(Map<ObjectName, Long> live, List<Fault> faults) {

  /**
   * A damaged object and the blocks of the page that it takes away.
   *
   * @param firstBlock number in the page
   * @param endBlock just past the last one
   */
  record Fault(String object, String what, int firstBlock, int endBlock) {}
}
