package dev.vaultline.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.Faults.Moment;
import dev.vaultline.pipeline.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    callsOfABackup(web);

    int parts = world.measured.parts.size() - before;
    assertAbout(60 + 8 * parts, calls(TABLES, ""));
    // One block changed: one pack of data, one of map pages.
    assertAbout(3 + 2 + parts, calls(List.of("vault"), "putIfAbsent"));
    assertAbout(6, calls(List.of("vault"), "list"));
    assertAbout(
        13 + 8 * parts,
        calls(List.of("vault"), "find")
            + calls(List.of("vault"), "get")
            + calls(List.of("vault"), "read"));
  }

  @Test
  void aBackupCallsStorageAsOftenHoweverManyPointsThereAre() {
    ItemId web = world.protect("web", Optional.empty(), World.content(1, 3));
    world.backUp(web);
    world.backUp(web);
    List<String> third = callsOfABackup(web);
    for (int more = 0; more < 5; more++) {
      world.backUp(web);
    }

    assertThat(callsOfABackup(web)).isEqualTo(third);
  }

  private List<String> callsOfABackup(ItemId item) {
    world.faults.failAt(Integer.MAX_VALUE, Moment.BEFORE);
    world.backUp(item);
    world.faults.clear();
    return world.faults.calls();
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
