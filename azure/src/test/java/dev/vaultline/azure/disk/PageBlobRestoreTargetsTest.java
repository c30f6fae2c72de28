package dev.vaultline.azure.disk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.azure.blob.BlobVaultStore;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import dev.vaultline.pipeline.target.PageBlobTarget;
import dev.vaultline.pipeline.target.RestoreTargets;
import dev.vaultline.pipeline.target.RestoreTargetsContract;
import dev.vaultline.pipeline.target.TargetDisk;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class PageBlobRestoreTargetsTest extends RestoreTargetsContract {
  private final Azurite azurite;

  PageBlobRestoreTargetsTest(Azurite azurite) {
    this.azurite = azurite;
  }

  @Override
  protected PageBlobTarget disk() {
    return new PageBlobTarget("restored", "web-1/disk-0.raw");
  }

  @Override
  protected RestoreTargets targets() {
    return new PageBlobRestoreTargets(azurite.account());
  }

  @Override
  protected byte[] content(TargetDisk disk) {
    PageBlobTarget target = (PageBlobTarget) disk;
    BlobClient blob =
        azurite
            .account()
            .blobs()
            .getBlobContainerClient(target.container())
            .getBlobClient(target.name());
    return blob.exists() ? blob.downloadContent().toBytes() : new byte[0];
  }

  /** The suite names its container itself. */
  @BeforeEach
  void removeWhatAnEarlierTestLeft() {
    targets().drop(disk(), "job-1", "");
  }

  @Test
  void refuses_a_size_that_is_no_multiple_of_a_page() {
    TargetDisk target = new PageBlobTarget("restored", "odd");

    assertThatThrownBy(() -> targets().create(target, "job-1", 1_000, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1000 bytes");
  }

  @Test
  void refuses_the_container_of_a_vault() {
    BlobContainerClient container = azurite.container();
    Vault.create(
        new BlobVaultStore(container),
        VaultSettings.defaults(Instant.parse("2026-11-21T12:00:00Z")));
    TargetDisk target = new PageBlobTarget(container.getBlobContainerName(), "web-1/disk-0");

    assertThatThrownBy(() -> targets().create(target, "job-1", 512, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(target.toString())
        .hasMessageContaining("inside a vault");
  }
}
