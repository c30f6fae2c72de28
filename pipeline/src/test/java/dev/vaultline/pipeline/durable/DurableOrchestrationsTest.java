package dev.vaultline.pipeline.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.PurgeResult;
import dev.vaultline.engine.store.StoreUnavailableException;
import io.grpc.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurableOrchestrationsTest {
  private final DurableTaskClient client = mock(DurableTaskClient.class);
  private final Orchestrations orchestrations = new DurableOrchestrations(client);

  @Test
  void startsWhatIsNotThere() {
    known(null);
    assertThat(orchestrations.start("BackupRun", "backup-1", "{}")).isTrue();
    verify(client)
        .scheduleNewOrchestrationInstance(
            eq("BackupRun"), any(NewOrchestrationInstanceOptions.class));
  }

  @Test
  void startsNothingOverAnInstanceThatRunsOrRan() {
    known(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(orchestrations.start("BackupRun", "backup-1", "{}")).isFalse();
    verify(client, never())
        .scheduleNewOrchestrationInstance(anyString(), any(NewOrchestrationInstanceOptions.class));
  }

  @Test
  void aStartThatAnotherWasFasterWithIsNoFailure() {
    known(null);
    when(client.scheduleNewOrchestrationInstance(
            anyString(), any(NewOrchestrationInstanceOptions.class)))
        .thenThrow(Status.ALREADY_EXISTS.asRuntimeException());
    assertThat(orchestrations.start("BackupRun", "backup-1", "{}")).isFalse();
  }

  @Test
  void aHubThatDoesNotAnswerIsAFailureThatMayPass() {
    when(client.getInstanceMetadata("backup-1", false))
        .thenThrow(Status.UNAVAILABLE.asRuntimeException());
    assertThatThrownBy(() -> orchestrations.state("backup-1"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("backup-1")
        .hasMessageContaining("UNAVAILABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,ALIVE",
    "PENDING,ALIVE",
    "SUSPENDED,ALIVE",
    "CONTINUED_AS_NEW,ALIVE",
    "COMPLETED,ENDED",
    "FAILED,ENDED",
    "TERMINATED,ENDED",
    "CANCELED,ENDED"
  })
  void tellsWhatLivesFromWhatEnded(OrchestrationRuntimeStatus status, InstanceState state) {
    known(status);
    assertThat(orchestrations.state("backup-1")).isEqualTo(state);
  }

  @Test
  void raisesEventsOnlyOnWhatLives() {
    known(OrchestrationRuntimeStatus.COMPLETED);
    orchestrations.raise("backup-1", "transfer-finished");
    verify(client, never()).raiseEvent(anyString(), anyString());
    known(OrchestrationRuntimeStatus.RUNNING);
    orchestrations.raise("backup-1", "transfer-finished");
    verify(client).raiseEvent("backup-1", "transfer-finished");
  }

  @Test
  void purgesNoMoreThanItIsToldAtATime() {
    OrchestrationStatusQueryResult found = mock(OrchestrationStatusQueryResult.class);
    List<OrchestrationMetadata> three = List.of(instance("a"), instance("b"), instance("c"));
    when(found.getOrchestrationState()).thenReturn(three);
    when(client.queryInstances(any())).thenReturn(found);
    PurgeResult one = mock(PurgeResult.class);
    when(one.getDeletedInstanceCount()).thenReturn(1);
    when(client.purgeInstance(anyString())).thenReturn(one);

    assertThat(orchestrations.purge(Instant.EPOCH, 2)).isEqualTo(2);
    verify(client, never()).purgeInstance("c");
  }

  private static OrchestrationMetadata instance(String id) {
    OrchestrationMetadata metadata = mock(OrchestrationMetadata.class);
    when(metadata.getInstanceId()).thenReturn(id);
    return metadata;
  }

  private void known(OrchestrationRuntimeStatus status) {
    OrchestrationMetadata metadata = mock(OrchestrationMetadata.class);
    when(metadata.isInstanceFound()).thenReturn(status != null);
    when(metadata.getRuntimeStatus()).thenReturn(status);
    when(client.getInstanceMetadata("backup-1", false)).thenReturn(metadata);
  }
}
