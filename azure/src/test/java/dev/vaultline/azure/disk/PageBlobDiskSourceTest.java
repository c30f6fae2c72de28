package dev.vaultline.azure.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.DiskSourceContract;
import dev.vaultline.engine.disk.Extent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class PageBlobDiskSourceTest {
  private static final int SIZE = 64 << 10;
  private final BlobContainerClient container;

  PageBlobDiskSourceTest(Azurite azurite) {
    container = azurite.container();
  }

  private PageBlobClient blob() {
    return container.getBlobClient("disks/os.img").getPageBlobClient();
  }

  private PageBlobClient snapshot() {
    String id = blob().createSnapshot().getSnapshotId();
    return container.getBlobClient("disks/os.img", id).getPageBlobClient();
  }

  private static DiskSource open(PageBlobClient blob) {
    return PageBlobDiskSource.open(blob, Optional.empty(), DiffTrust.TRUSTED);
  }

  @Nested
  class OfASnapshot extends DiskSourceContract {
    @Override
    protected DiskSource open(byte[] content) {
      TestDisks.create(blob(), content);
      PageBlobClient snapshot = snapshot();
      TestDisks.write(blob(), 0, new byte[512]);
      return PageBlobDiskSourceTest.open(snapshot);
    }
  }

  @Nested
  class OfABlob extends DiskSourceContract {
    @Override
    protected DiskSource open(byte[] content) {
      TestDisks.create(blob(), content);
      return PageBlobDiskSourceTest.open(blob());
    }
  }

  @Test
  void knows_unused_pages_for_zeros() {
    byte[] content = new byte[SIZE];
    Arrays.fill(content, 4_096, 8_192, (byte) 1);
    TestDisks.create(blob(), content);

    try (DiskSource source = open(snapshot())) {
      assertThat(source.extents(new ByteRange(100, SIZE - 100)))
          .isEqualTo(
              List.of(
                  new Extent(ByteRange.between(100, 4_096), Extent.Kind.ZERO),
                  new Extent(ByteRange.between(4_096, 8_192), Extent.Kind.DATA),
                  new Extent(ByteRange.between(8_192, SIZE), Extent.Kind.ZERO)));
    }
  }

  @Test
  void takes_its_id_from_the_url_or_from_the_metadata() {
    TestDisks.create(blob(), new byte[SIZE]);
    String snapshotId;
    try (DiskSource source = open(snapshot())) {
      snapshotId = source.identity().snapshotId();
      assertThat(source.identity())
          .isEqualTo(
              new DiskIdentity(
                  "emulator:/devstoreaccount1/"
                      + container.getBlobContainerName()
                      + "/disks/os.img",
                  snapshotId,
                  SIZE,
                  512));
    }
    blob().setMetadata(Map.of("vaultlinedisk", "web-1-os"));

    try (DiskSource source = open(snapshot())) {
      assertThat(source.identity().uniqueId()).isEqualTo("web-1-os");
      assertThat(source.identity().snapshotId()).isGreaterThan(snapshotId);
    }
  }

  /** What the emulator says changed is wrong: it leaves out what was cleared. */
  @Test
  void reads_everything_in_use_where_differences_cannot_be_trusted() {
    byte[] content = new byte[SIZE];
    Arrays.fill(content, (byte) 1);
    TestDisks.create(blob(), content);
    DiskIdentity parent = identityOf(snapshot());
    blob().clearPages(new PageRange().setStart(0).setEnd(4_095));
    TestDisks.write(blob(), 8_192, filled(512, 2));
    Arrays.fill(content, 0, 4_096, (byte) 0);
    Arrays.fill(content, 8_192, 8_704, (byte) 2);

    for (DiffTrust trust : DiffTrust.values()) {
      try (DiskSource source = PageBlobDiskSource.open(snapshot(), Optional.of(parent), trust)) {
        assertThat(source.coverage().baseSnapshot()).isEmpty();
        assertThat(source.coverage().reason()).contains("cannot be trusted");
        assertThat(source.extents(new ByteRange(0, SIZE)))
            .isEqualTo(
                List.of(
                    new Extent(ByteRange.between(0, 4_096), Extent.Kind.ZERO),
                    new Extent(ByteRange.between(4_096, SIZE), Extent.Kind.DATA)));
        ByteBuffer read = ByteBuffer.allocate(SIZE);
        source.read(0, read);
        assertThat(read.array()).isEqualTo(content);
      }
    }
  }

  @Test
  void notices_that_a_blob_without_snapshot_was_written_to() {
    TestDisks.create(blob(), filled(SIZE, 1));
    try (DiskSource source = open(blob())) {
      TestDisks.write(blob(), 0, filled(512, 2));

      assertThatThrownBy(() -> source.read(0, ByteBuffer.allocate(512)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("was written to while it was read");
    }
  }

  @Test
  void names_what_is_no_disk() {
    container.getBlobClient("text").upload(BinaryData.fromString("x"));

    assertThatThrownBy(() -> open(blob()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("disks/os.img is not there");
    assertThatThrownBy(() -> open(container.getBlobClient("text").getPageBlobClient()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("text is a BlockBlob; expected a page blob");
  }

  private static DiskIdentity identityOf(PageBlobClient snapshot) {
    try (DiskSource source = open(snapshot)) {
      return source.identity();
    }
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
