package dev.vaultline.pipeline.target;

import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.pipeline.platform.Progress;

/** Targets of all platforms: each disk goes to its own. */
public final class RoutedTargets implements RestoreTargets {
  private final RestoreTargets pageBlobs;
  private final RestoreTargets managed;

  public RoutedTargets(RestoreTargets pageBlobs, RestoreTargets managed) {
    this.pageBlobs = pageBlobs;
    this.managed = managed;
  }

  private RestoreTargets of(TargetDisk target) {
    return target instanceof PageBlobTarget ? pageBlobs : managed;
  }

  @Override
  public Progress<TargetDisk> create(TargetDisk target, String owner, long size, String token) {
    return of(target).create(target, owner, size, token);
  }

  @Override
  public DiskTarget open(TargetDisk target) {
    return of(target).open(target);
  }

  @Override
  public Progress<TargetDisk> finish(TargetDisk target, String owner, long size, String token) {
    return of(target).finish(target, owner, size, token);
  }

  @Override
  public Progress<TargetDisk> drop(TargetDisk target, String owner, String token) {
    return of(target).drop(target, owner, token);
  }
}
