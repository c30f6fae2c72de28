package dev.vaultline.pipeline.target;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

final class MemoryComputeTest extends RestoreTargetsContract {
  private final MemoryCompute compute = new MemoryCompute();

  @BeforeEach
  void operationsTakeTime() {
    compute.operationsTake(2);
  }

  @Override
  protected TargetDisk disk() {
    return new ManagedTarget(
        new ManagedDiskId("sub-1", "restored", "web-1-os"),
        new DiskTraits(
            "westeurope",
            Optional.empty(),
            DiskTraits.DEFAULT_SKU,
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }

  @Override
  protected RestoreTargets targets() {
    return compute;
  }

  @Override
  protected byte[] content(TargetDisk target) {
    return compute.bytes(((ManagedTarget) target).id());
  }
}
