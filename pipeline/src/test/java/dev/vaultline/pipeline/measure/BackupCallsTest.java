package dev.vaultline.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.Faults.Moment;
import dev.vaultline.pipeline.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a backup calls storage: the counts from which {@code vaultline cost} reckons
 * (prices.json in cli). When this fails, count anew and change both.
 */
final class BackupCallsTest {
  private static final List<String> TABLES = List.of("jobs", "items", "parts", "points");

  private final World world = new World();

  @ParameterizedTest
  @ValueSource(ints = {12, 60, 300})
  void aBackupCallsStorageAboutAsOftenAsTheCostModelSays(int blocks) {
    byte[] content = World.content(1, blocks);
    ItemId web = world.protect("web", Optional.empty(), content);
    world.backUp(web);
    int before = world.measured.parts.size();
    content[0]++;
    world.disks.write(World.disk("web-0"), content);
    world.faults.failAt(Integer.MAX_VALUE, Moment.BEFORE);

    world.backUp(web);

    world.faults.clear();
    int parts = world.measured.parts.size() - before;
    assertAbout(71 + 8 * parts, calls(TABLES, ""));
    // One block changed: one pack of data, one of map pages.
    assertAbout(3 + 2 + parts, calls(List.of("vault"), "putIfAbsent"));
    assertAbout(8, calls(List.of("vault"), "list"));
    assertAbout(
        25 + 8 * parts,
        calls(List.of("vault"), "find")
            + calls(List.of("vault"), "get")
            + calls(List.of("vault"), "read"));
  }

  private long calls(List<String> ports, String method) {
    return world.faults.calls().stream()
        .filter(call -> ports.contains(call.substring(0, call.indexOf('.'))))
        .filter(call -> method.isEmpty() || call.endsWith("." + method))
        .count();
  }

  private static void assertAbout(long expected, long counted) {
    assertThat(counted).isBetween(expected / 2, expected * 3 / 2);
  }
}
