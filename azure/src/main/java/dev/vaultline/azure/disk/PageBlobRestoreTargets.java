package dev.vaultline.azure.disk;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.PageBlobCreateOptions;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.target.PageBlobTarget;
import dev.vaultline.pipeline.target.RestoreTargets;
import dev.vaultline.pipeline.target.TargetDisk;
import java.util.Map;

/** New page blobs in the containers of one account; their metadata names the restore. */
public final class PageBlobRestoreTargets implements RestoreTargets {
  private static final String OWNER = "vaultlinerestore";
  private static final int PAGE = 512;

  private final StorageAccount account;

  public PageBlobRestoreTargets(StorageAccount account) {
    this.account = account;
  }

  @Override
  public Progress<TargetDisk> create(TargetDisk disk, String owner, long size, String token) {
    create((PageBlobTarget) disk, owner, size);
    return new Progress.Done<>(disk);
  }

  private void create(PageBlobTarget target, String owner, long size) {
    if (size <= 0 || size % PAGE != 0) {
      throw new InvalidInputException(
          "target "
              + target
              + " cannot have "
              + size
              + " bytes: a page blob holds pages of "
              + PAGE);
    }
    try {
      requireNoVault(target);
      createIfAbsent(target, owner, size);
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "BlobAlreadyExists", "ConditionNotMet")) {
        throw failure(e, Effect.CHANGE, target, "create the disk");
      }
      requireOwn(target, owner, size);
    }
  }

  /** A vault is nobody's place for disks: what is in it that is not its own, a sweep may take. */
  private void requireNoVault(PageBlobTarget target) {
    if (container(target).getBlobClient(Vault.SETTINGS.value()).exists()) {
      throw new InvalidInputException(
          "target "
              + target
              + " would be inside a vault, which container "
              + target.container()
              + " is; choose another container");
    }
  }

  private void createIfAbsent(PageBlobTarget target, String owner, long size) {
    PageBlobCreateOptions options =
        new PageBlobCreateOptions(size)
            .setMetadata(Map.of(OWNER, owner))
            .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
    try {
      blob(target).createWithResponse(options, null, Context.NONE);
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "ContainerNotFound")) {
        throw e;
      }
      container(target).createIfNotExists();
      blob(target).createWithResponse(options, null, Context.NONE);
    }
  }

  /** What is there may be what an earlier request of the same restore made. */
  private void requireOwn(PageBlobTarget target, String owner, long size) {
    BlobProperties found = PageBlobPlace.require(blob(target));
    if (!owner.equals(found.getMetadata().get(OWNER)) || found.getBlobSize() != size) {
      throw new InvalidInputException(
          "target " + target + " exists already and is not of this restore; choose another name");
    }
  }

  @Override
  public DiskTarget open(TargetDisk target) {
    return PageBlobDiskTarget.open(blob((PageBlobTarget) target));
  }

  /** Does nothing: a page blob can be used while it can be written. */
  @Override
  public Progress<TargetDisk> finish(TargetDisk target, String owner, long size, String token) {
    return new Progress.Done<>(target);
  }

  @Override
  public Progress<TargetDisk> drop(TargetDisk disk, String owner, String token) {
    drop((PageBlobTarget) disk, owner);
    return new Progress.Done<>(disk);
  }

  private void drop(PageBlobTarget target, String owner) {
    try {
      BlobProperties found = blob(target).getProperties();
      if (owner.equals(found.getMetadata().get(OWNER))) {
        BlobRequestConditions unchanged = new BlobRequestConditions().setIfMatch(found.getETag());
        blob(target).deleteWithResponse(null, unchanged, null, Context.NONE);
      }
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, 404)) {
        throw failure(e, Effect.CHANGE, target, "delete the disk");
      }
    }
  }

  private BlobContainerClient container(PageBlobTarget target) {
    return account.blobs().getBlobContainerClient(target.container());
  }

  private PageBlobClient blob(PageBlobTarget target) {
    return container(target).getBlobClient(target.name()).getPageBlobClient();
  }

  private RuntimeException failure(
      RuntimeException e, Effect effect, PageBlobTarget target, String doing) {
    return StorageFailures.translate(e, effect, PageBlobPlace.url(blob(target)), doing);
  }
}
