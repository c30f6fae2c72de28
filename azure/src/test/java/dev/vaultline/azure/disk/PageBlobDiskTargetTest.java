package dev.vaultline.azure.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.disk.DiskTargetContract;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class PageBlobDiskTargetTest extends DiskTargetContract {
  private final PageBlobClient blob;

  PageBlobDiskTargetTest(Azurite azurite) {
    blob = azurite.container().getBlobClient("disks/restored.img").getPageBlobClient();
  }

  @Override
  protected DiskTarget open(int size) {
    blob.create(size);
    return PageBlobDiskTarget.open(blob);
  }

  @Override
  protected byte[] written() {
    return blob.downloadContent().toBytes();
  }

  @Test
  void sends_no_long_runs_of_zeros() {
    byte[] content = new byte[3 << 20];
    content[1 << 20] = 1;

    try (DiskTarget target = open(content.length)) {
      target.write(0, ByteBuffer.wrap(content));
    }

    assertThat(blob.listPageRanges(new BlobRange(0)))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.getRange().getOffset()).isEqualTo(1 << 20);
              assertThat(item.getRange().getLength()).isEqualTo(64 << 10);
            });
  }

  @Test
  void writes_whole_pages_only() {
    try (DiskTarget target = open(4_096)) {
      assertThatThrownBy(() -> target.write(100, ByteBuffer.allocate(512)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> target.write(512, ByteBuffer.allocate(100)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void names_the_blob_that_is_not_there() {
    assertThatThrownBy(() -> PageBlobDiskTarget.open(blob))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(blob.getContainerName() + "/disks/restored.img");
  }
}
