package dev.vaultline.engine.check;

import java.util.List;

/**
 * What a verification found.
 *
 * @param points recovery points whose records could be read
 * @param packs distinct packs read
 * @param bytes stored bytes read
 * @param damages by object name; empty when all is well
 */
public record CheckReport(int points, int packs, long bytes, List<Damage> damages) {

  /** Whether every byte of every recovery point is as it was stored. */
  public boolean sound() {
    return damages.isEmpty();
  }
}
