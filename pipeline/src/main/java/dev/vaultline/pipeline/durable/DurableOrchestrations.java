package dev.vaultline.pipeline.durable;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;

/** Orchestrations as the durable-task client reaches them. */
public final class DurableOrchestrations implements Orchestrations {
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
