package dev.vaultline.pipeline.table;

final class MemoryStateTableTest extends StateTableContract {
  @Override
  protected StateTable table() {
    return new MemoryStateTable();
  }
}
