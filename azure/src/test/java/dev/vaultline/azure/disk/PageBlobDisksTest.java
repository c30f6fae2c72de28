package dev.vaultline.azure.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.engine.disk.DiskSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class PageBlobDisksTest {
  private final PageBlobClient blob;
  private final PageBlobDisks disks;

  PageBlobDisksTest(Azurite azurite) {
    blob = azurite.container().getBlobClient("machine/disk-0").getPageBlobClient();
    disks = new PageBlobDisks(StorageAccount.ofConnectionString(azurite.connectionString()));
  }

  @Test
  void an_overwritten_range_holds_what_was_written_zeros_included() {
    byte[] before = new byte[1 << 20];
    Arrays.fill(before, (byte) 7);
    byte[] change = new byte[256 << 10];
    change[0] = 1;
    blob.create(before.length);

    disks.overwrite(blob.getBlobUrl(), 0, ByteBuffer.wrap(before));
    disks.overwrite(blob.getBlobUrl(), 512 << 10, ByteBuffer.wrap(change));

    byte[] expected = before.clone();
    System.arraycopy(change, 0, expected, 512 << 10, change.length);
    ByteBuffer found = ByteBuffer.allocate(before.length);
    try (DiskSource disk = disks.open(blob.getBlobUrl())) {
      disk.read(0, found);
    }
    assertThat(found.array()).isEqualTo(expected);
  }

  @Test
  void a_disk_of_the_emulator_is_the_same_one_under_the_port_of_an_earlier_start() {
    blob.create(1 << 20);
    String earlier = blob.getBlobUrl().replaceFirst(":\\d+/", ":9/");

    try (DiskSource now = disks.open(blob.getBlobUrl());
        DiskSource before = disks.open(earlier)) {
      assertThat(before.identity()).isEqualTo(now.identity());
      assertThat(now.identity().uniqueId()).startsWith("emulator:/devstoreaccount1/");
    }
  }
}
