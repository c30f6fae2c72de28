package dev.vaultline.pipeline.snapshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

final class MemorySnapshotsTest extends SnapshotServiceContract {
  private final MemorySnapshots snapshots =
      new MemorySnapshots(
          Clock.tick(
              Clock.fixed(Instant.parse("2026-11-21T01:00:00Z"), ZoneOffset.UTC),
              Duration.ofSeconds(1)));
  private final Map<DiskLocation, byte[]> contents = new HashMap<>();

  @Override
  protected SnapshotService service() {
    return snapshots;
  }

  @Override
  protected DiskLocation disk(String name, byte[] content) {
    DiskLocation disk =
        new DiskLocation(SourceKind.PAGE_BLOB, "https://account.example/disks/" + name);
    contents.put(disk, content);
    snapshots.write(disk, content);
    return disk;
  }

  @Override
  protected void write(DiskLocation disk, byte[] start) {
    byte[] content = Arrays.copyOf(start, contents.get(disk).length);
    byte[] old = contents.get(disk);
    System.arraycopy(old, start.length, content, start.length, old.length - start.length);
    contents.put(disk, content);
    snapshots.write(disk, content);
  }
}
