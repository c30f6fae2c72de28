package dev.vaultline.functions.app;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.vaultline.pipeline.durable.DurableOrchestrations;
import dev.vaultline.pipeline.durable.InstanceState;
import dev.vaultline.pipeline.durable.Orchestrations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way to the durable task hub. The platform tells its address with each invocation, the same
 * each time; a client opened for each would leave a connection open each time, so the first one
 * stays.
 */
public final class DurableDoor implements Orchestrations {
  private volatile @Nullable Orchestrations orchestrations;

  /** Opens the way, unless it is open. Every function that starts or reaches one calls this. */
  public void open(DurableClientContext context) {
    if (orchestrations == null) {
      connect(context);
    }
  }

  private synchronized void connect(DurableClientContext context) {
    if (orchestrations == null) {
      orchestrations = new DurableOrchestrations(context.getClient());
    }
  }

  @Override
  public boolean start(String name, String instanceId, String input) {
    return opened().start(name, instanceId, input);
  }

  @Override
  public void raise(String instanceId, String event) {
    opened().raise(instanceId, event);
  }

  @Override
  public int purge(Instant createdBefore, int limit) {
    return opened().purge(createdBefore, limit);
  }

  @Override
  public InstanceState state(String instanceId) {
    return opened().state(instanceId);
  }

  private Orchestrations opened() {
    Orchestrations opened = orchestrations;
    if (opened == null) {
      throw new IllegalStateException("a function did not open the durable client it needs");
    }
    return opened;
  }
}
