package dev.vaultline.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.TestVault;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemoryTarget;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.store.MemoryVaultStore;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DiskRestoreProperties {
  private static final int SIZE = 2 * TestVault.PAGE + 7 * TestVault.BLOCK + 1024;

  private final TestVault vault = TestVault.create(new MemoryVaultStore());
  private final MemoryDisk disk =
      new MemoryDisk("disk", SIZE)
          .fillRandomly(3_000, TestVault.PAGE, 1)
          .fill(SIZE - 40_000, 40_000, 9);
  private final RecoveryPoint point = vault.backUp("item", 0, disk.snapshot("s").source());

  @Property(tries = 200)
  void anyRangeRestoresExactly(
      @ForAll @IntRange(max = SIZE - 1) int offset, @ForAll @IntRange(min = 1) int anyLength) {
    int length = 1 + anyLength % (SIZE - offset);
    MemoryTarget target = new MemoryTarget(length);
    RestoreReport report =
        new DiskRestore(vault.vault(), point, 0)
            .run(new ByteRange(offset, length), target, 2, Progress.NONE);
    assertThat(target.content())
        .isEqualTo(Arrays.copyOfRange(disk.content(), offset, offset + length));
    assertThat(report.complete()).isTrue();
    assertThat(report.bytesWritten() + report.bytesZero()).isEqualTo(length);
  }

  @Example
  void aRangeThatIsNotOnTheDiskIsRefused() {
    DiskRestore restore = new DiskRestore(vault.vault(), point, 0);
    assertThatThrownBy(
            () -> restore.run(new ByteRange(SIZE - 1, 2), new MemoryTarget(2), 1, Progress.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not on the disk, which has " + SIZE + " bytes");
    assertThatThrownBy(() -> restore.run(new MemoryTarget(5), 1, Progress.NONE))
        .hasMessageContaining("the target has 5 bytes; expected " + SIZE);
    assertThatThrownBy(() -> new DiskRestore(vault.vault(), point, 1))
        .hasMessageContaining("has no disk 1: expected 0 to 0");
  }
}
