package dev.vaultline.pipeline.target;

final class MemoryRestoreTargetsTest extends RestoreTargetsContract {
  private final MemoryRestoreTargets targets = new MemoryRestoreTargets();

  @Override
  protected TargetDisk disk() {
    return new PageBlobTarget("restored", "web-1/disk-0.raw");
  }

  @Override
  protected RestoreTargets targets() {
    return targets;
  }

  @Override
  protected byte[] content(TargetDisk target) {
    return targets.content(target).orElse(new byte[0]);
  }
}
