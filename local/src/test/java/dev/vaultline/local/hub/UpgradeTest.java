package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.TaskOrchestration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rule of docs/upgrades.md: changed code gets the next name, and the old stays until it ends.
 */
class UpgradeTest {
  private static final TaskOrchestration FIRST =
      ctx -> {
        ctx.waitForExternalEvent("transferred", String.class).await();
        ctx.complete(ctx.callActivity("Commit", "first", String.class).await());
      };

  /** Does a step before it waits, which the history of the first version does not have. */
  private static final TaskOrchestration SECOND =
      ctx -> {
        String lease = ctx.callActivity("Lease", "x", String.class).await();
        ctx.waitForExternalEvent("transferred", String.class).await();
        ctx.complete(ctx.callActivity("Commit", lease, String.class).await());
      };

  @TempDir Path folder;

  @Test
  void whatBeganUnderTheOldVersionEndsUnderItBesideTheNew() throws Exception {
    String begun;
    try (HubFixture before = HubFixture.open(folder).orchestration("Protect", FIRST).start()) {
      begun = before.client().scheduleNewOrchestrationInstance("Protect");
      before.waitForStart(begun);
    }

    try (HubFixture after =
        HubFixture.open(folder)
            .orchestration("Protect", FIRST)
            .orchestration("ProtectV2", SECOND)
            .activity("Lease", ctx -> "second")
            .activity("Commit", ctx -> "committed by the " + ctx.getInput(String.class))
            .start()) {
      String fresh = after.client().scheduleNewOrchestrationInstance("ProtectV2");
      after.waitForStart(fresh);
      after.client().raiseEvent(begun, "transferred", "");
      after.client().raiseEvent(fresh, "transferred", "");

      assertThat(after.waitForEnd(begun).readOutputAs(String.class))
          .isEqualTo("committed by the first");
      assertThat(after.waitForEnd(fresh).readOutputAs(String.class))
          .isEqualTo("committed by the second");
    }
  }
}
