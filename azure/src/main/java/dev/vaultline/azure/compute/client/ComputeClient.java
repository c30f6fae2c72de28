package dev.vaultline.azure.compute.client;

import dev.vaultline.azure.account.Connections;
import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.compute.arm.ArmConnection;
import dev.vaultline.azure.compute.arm.ArmEndpoint;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.OperationToken;
import dev.vaultline.azure.compute.arm.Operations;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.azure.compute.arm.ThrottleListener;
import dev.vaultline.azure.compute.arm.Waits;
import dev.vaultline.azure.compute.disk.Disks;
import dev.vaultline.azure.compute.group.ResourceGroups;
import dev.vaultline.azure.compute.machine.Machines;
import dev.vaultline.azure.compute.point.RestorePoints;
import dev.vaultline.azure.compute.snapshot.Snapshots;
import java.time.Clock;

/**
 * Everything Vaultline asks of Azure Resource Manager, as one identity; the identities for backup
 * and for restore have a client each. Made once per process; safe for use by many threads.
 */
public final class ComputeClient {
  private final Operations operations;
  private final Machines machines;
  private final Disks disks;
  private final Snapshots snapshots;
  private final RestorePoints restorePoints;
  private final ResourceGroups resourceGroups;

  /** A client over a connection. */
  public ComputeClient(ArmConnection connection) {
    operations = new Operations(connection);
    machines = new Machines(connection);
    disks = new Disks(connection);
    snapshots = new Snapshots(connection);
    restorePoints = new RestorePoints(connection);
    resourceGroups = new ResourceGroups(connection);
  }

  /** A client for real work. */
  public static ComputeClient at(
      ArmEndpoint endpoint, Credentials credentials, Clock clock, ThrottleListener listener) {
    return new ComputeClient(
        new ArmConnection(
            endpoint, credentials, Connections.HTTP, clock, Waits.SHORT, Pause.THREAD, listener));
  }

  /**
   * Asks once how an operation is getting on.
   *
   * @param token of the operation, from {@link Operation.Pending#token}
   * @param type what it results in, such as {@code Disk.RESULT}
   */
  public <T> Operation<T> poll(OperationToken token, ResultType<T> type) {
    return operations.poll(token, type);
  }

  /** Virtual machines. */
  public Machines machines() {
    return machines;
  }

  /** Managed disks. */
  public Disks disks() {
    return disks;
  }

  /** Snapshots of disks. */
  public Snapshots snapshots() {
    return snapshots;
  }

  /** Restore points of machines. */
  public RestorePoints restorePoints() {
    return restorePoints;
  }

  /** Resource groups. */
  public ResourceGroups resourceGroups() {
    return resourceGroups;
  }
}
