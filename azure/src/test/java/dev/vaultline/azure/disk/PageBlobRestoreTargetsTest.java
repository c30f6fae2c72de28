package dev.vaultline.azure.disk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobClient;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.target.RestoreTargets;
import dev.vaultline.pipeline.target.RestoreTargetsContract;
import dev.vaultline.pipeline.target.TargetDisk;
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
  protected RestoreTargets targets() {
    return new PageBlobRestoreTargets(azurite.account());
  }

  @Override
  protected byte[] content(TargetDisk target) {
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
    targets().drop(new TargetDisk("restored", "web-1/disk-0.raw"), "job-1");
  }

  @Test
  void refuses_a_size_that_is_no_multiple_of_a_page() {
    TargetDisk target = new TargetDisk("restored", "odd");

    assertThatThrownBy(() -> targets().create(target, "job-1", 1_000))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1000 bytes");
  }
}
