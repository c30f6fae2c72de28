package dev.vaultline.pipeline.durable;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Orchestrations as the durable-task client reaches them. */
public final class DurableOrchestrations implements Orchestrations {
  private static final List<OrchestrationRuntimeStatus> ENDED =
      List.of(
          OrchestrationRuntimeStatus.COMPLETED,
          OrchestrationRuntimeStatus.FAILED,
          OrchestrationRuntimeStatus.CANCELED,
          OrchestrationRuntimeStatus.TERMINATED);

  private final DurableTaskClient client;

  public DurableOrchestrations(DurableTaskClient client) {
    this.client = client;
  }

  @Override
  public boolean start(String name, String instanceId, String input) {
    if (state(instanceId) != InstanceState.ABSENT) {
      return false;
    }
    NewOrchestrationInstanceOptions options =
        new NewOrchestrationInstanceOptions().setInstanceId(instanceId).setInput(input);
    return call(
        "starting " + instanceId,
        () -> {
          try {
            client.scheduleNewOrchestrationInstance(name, options);
            return true;
          } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public void raise(String instanceId, String event) {
    if (state(instanceId) == InstanceState.ALIVE) {
      call(
          "raising " + event + " on " + instanceId,
          () -> {
            client.raiseEvent(instanceId, event);
            return true;
          });
    }
  }

  /**
   * By ids rather than by the hub's own filter: that one is asked for everything at once, and its
   * answer would come after the call has timed out.
   */
  @Override
  public int purge(Instant createdBefore, int limit) {
    OrchestrationStatusQuery ended =
        new OrchestrationStatusQuery()
            .setRuntimeStatusList(ENDED)
            .setCreatedTimeTo(createdBefore)
            .setMaxInstanceCount(limit);
    return call(
        "purging instances created before " + createdBefore,
        () ->
            client.queryInstances(ended).getOrchestrationState().stream()
                .limit(limit)
                .mapToInt(
                    found -> client.purgeInstance(found.getInstanceId()).getDeletedInstanceCount())
                .sum());
  }

  @Override
  public InstanceState state(String instanceId) {
    OrchestrationMetadata metadata =
        call("asking about " + instanceId, () -> client.getInstanceMetadata(instanceId, false));
    if (metadata == null || !metadata.isInstanceFound()) {
      return InstanceState.ABSENT;
    }
    return switch (metadata.getRuntimeStatus()) {
      case COMPLETED, FAILED, CANCELED, TERMINATED -> InstanceState.ENDED;
      case RUNNING, PENDING, SUSPENDED, CONTINUED_AS_NEW -> InstanceState.ALIVE;
    };
  }

  private static <T> T call(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (StatusRuntimeException e) {
      throw new StoreUnavailableException(
          Remedy.RETRY,
          "the durable task hub did not answer when "
              + what
              + " ("
              + e.getStatus().getCode()
              + "); it is tried again",
          e);
    }
  }
}
