package dev.vaultline.azure.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import dev.vaultline.azure.compute.arm.Answer;
import dev.vaultline.azure.compute.arm.TestArm;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conflicts of the moment, and those that do not pass. */
class PointSpacingTest {
  private static final MachineId MACHINE =
      new MachineId(
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/web");
  private static final String DISK =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/os";

  private final TestArm arm = new TestArm();
  private final ComputeClient client = new ComputeClient(arm.connection);

  private Progress<Snapshot> take(Duration later, String token) {
    ItemSource.Machine source = new ItemSource.Machine(MACHINE, DiskSelection.ALL);
    Instant now = TestArm.NOW.plus(later);
    return new SnapshotTaking(client, Clock.fixed(now, ZoneOffset.UTC))
        .take(
            new SnapshotRequest(
                new ItemId("web"),
                new PointId("20261121T090000Z-00000001"),
                source,
                Consistency.CRASH),
            source,
            new SnapshotNames(MACHINE, "vaultline-snapshots"),
            token);
  }

  /** Azure, where the machine has so many points and takes no more. */
  private void refuse(int points) {
    arm.http.otherwise(
        request -> {
          String path = request.getUrl().getPath();
          if (request.getHttpMethod() == HttpMethod.PUT) {
            return Answer.of(
                409, "{\"error\":{\"code\":\"OperationNotAllowed\",\"message\":\"Not so.\"}}");
          }
          if (path.contains("/restorePoints/")) {
            return Answer.of(404);
          }
          return Answer.of(
              200, path.contains("/virtualMachines/") ? machine() : collection(path, points));
        });
  }

  private static String machine() {
    return """
    {"id": "%s", "location": "westeurope", "properties": {"storageProfile": {"osDisk": {
      "managedDisk": {"id": "%s", "storageAccountType": "Premium_LRS"}}}}}
    """
        .formatted(MACHINE, DISK);
  }

  private static String collection(String id, int points) {
    String all =
        IntStream.range(0, points)
            .mapToObj(number -> "{\"id\": \"%s/restorePoints/p%d\"}".formatted(id, number))
            .collect(Collectors.joining(","));
    return "{\"id\": \"%s\", \"location\": \"westeurope\", \"properties\": {\"restorePoints\": [%s]}}"
        .formatted(id, all);
  }

  @Test
  void aConflictIsWaitedOutForAnHourAndThenFailsInAzuresWords() {
    refuse(3);
    Progress.Pending<Snapshot> first = (Progress.Pending<Snapshot>) take(Duration.ZERO, "");
    assertThat(first.reason()).contains("OperationNotAllowed", "Not so.");
    Progress.Pending<Snapshot> later =
        (Progress.Pending<Snapshot>) take(Duration.ofMinutes(65), first.token());
    assertThatThrownBy(() -> take(Duration.ofMinutes(76), later.token()))
        .isInstanceOfSatisfying(
            VaultlineException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.FIX_INPUT))
        .hasMessageContaining("OperationNotAllowed: Not so.");
  }

  @Test
  void aMachineWithAsManyPointsAsItCanHaveFailsAtOnceAndSaysWhatToDo() {
    refuse(500);
    assertThatThrownBy(() -> take(Duration.ZERO, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("machine web has 500 restore points")
        .hasMessageContaining("instantRestoreDays")
        .hasMessageContaining("OperationNotAllowed");
  }
}
