package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** One worker's open call of GetWorkItems, and how much of each kind of work it holds. */
final class WorkerStream {
  /**
   * What a worker gets at once if it does not say how much it can take. Enough to keep a worker
   * busy that does one thing after the other, little enough that a second worker finds something to
   * do.
   */
  private static final int DEFAULT_LIMIT = 32;

  private final long connection;
  private final StreamObserver<WorkItem> observer;
  private final int maxTurns;
  private final int maxActivities;
  private int turns;
  private int activities;

  /**
   * @param connection the transport connection that carries the stream
   */
  WorkerStream(long connection, GetWorkItemsRequest request, StreamObserver<WorkItem> observer) {
    this.connection = connection;
    this.observer = observer;
    maxTurns = limit(ContractExtensions.maxTurns(request));
    maxActivities = limit(ContractExtensions.maxActivities(request));
  }

  private static int limit(long asked) {
    return asked > 0 ? (int) Math.min(asked, Integer.MAX_VALUE) : DEFAULT_LIMIT;
  }

  long connection() {
    return connection;
  }

  boolean hasRoomForTurn() {
    return turns < maxTurns;
  }

  boolean hasRoomForActivity() {
    return activities < maxActivities;
  }

  /** How much work it holds, to give the next piece to the one that holds least. */
  int load() {
    return turns + activities;
  }

  void take(Work work, WorkItem item) {
    count(work, 1);
    observer.onNext(item);
  }

  void release(Work work) {
    count(work, -1);
  }

  void end(Status status) {
    observer.onError(status.asRuntimeException());
  }

  private void count(Work work, int change) {
    if (work instanceof Work.OfTurn) {
      turns += change;
    } else {
      activities += change;
    }
  }
}
