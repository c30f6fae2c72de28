package dev.vaultline.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemDisksTest {
  private static final int SIZE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void allOfADiskIsToBeReadWhenNobodySaysWhatChanged() throws IOException {
    assertThat(bytesToRead(List.of())).isEqualTo(SIZE);
  }

  @Test
  void onlyChangedRangesAreToBeRead() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("changed.csv"), "offset_bytes,length_bytes\n0,4096\n65536,512\n");

    assertThat(bytesToRead(List.of(csv))).isEqualTo(4096 + 512);
  }

  private long bytesToRead(List<Path> changedRanges) throws IOException {
    Path disk = Files.write(folder.resolve("disk.img"), new byte[SIZE]);
    BackupRequest request = new BackupRequest(new ItemId("web-1"), List.of(disk), changedRanges, 1);
    try (ItemDisks disks = ItemDisks.open(request, Optional.empty())) {
      return disks.bytesToRead();
    }
  }
}
