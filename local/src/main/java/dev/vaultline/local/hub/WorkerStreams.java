package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The connected workers and what each of them holds.
 *
 * <p>A worker of this contract reports only the {@link Work.Name name} of what it did, so its
 * report is matched with what was handed out over the same connection. When a stream ends but its
 * connection stays, the worker may still be busy with what it got: the name stays taken on that
 * connection until the report comes, the connection ends or a time has passed.
 */
final class WorkerStreams {
  /** How long a worker that closed its stream may still report over the same connection. */
  private static final long ORPHAN_NANOS = Duration.ofSeconds(30).toNanos();

  private record Slot(long connection, Work.Name name) {}

  private record Held(Work work, WorkerStream stream, long orphanedAt) {
    static final long NOT_ORPHANED = Long.MAX_VALUE;

    boolean orphaned() {
      return orphanedAt != NOT_ORPHANED;
    }
  }

  private final List<WorkerStream> streams = new ArrayList<>();
  private final Map<Slot, Held> held = new HashMap<>();

  void add(WorkerStream stream) {
    streams.add(stream);
  }

  boolean hasRoomForTurn() {
    return streams.stream().anyMatch(WorkerStream::hasRoomForTurn);
  }

  boolean hasRoomForActivity() {
    return streams.stream().anyMatch(WorkerStream::hasRoomForActivity);
  }

  /**
   * Hands the work to the least busy worker that can take it; false if there is none.
   *
   * @param item makes the message, which may be large, once there is a worker for it
   */
  boolean offer(Work work, Supplier<WorkItem> item) {
    Predicate<WorkerStream> hasRoom =
        work instanceof Work.OfTurn
            ? WorkerStream::hasRoomForTurn
            : WorkerStream::hasRoomForActivity;
    Optional<WorkerStream> free =
        streams.stream()
            .filter(hasRoom)
            .filter(stream -> !held.containsKey(new Slot(stream.connection(), work.name())))
            .min(Comparator.comparingInt(WorkerStream::load));
    free.ifPresent(stream -> give(stream, work, item.get()));
    return free.isPresent();
  }

  private void give(WorkerStream stream, Work work, WorkItem item) {
    held.put(new Slot(stream.connection(), work.name()), new Held(work, stream, Held.NOT_ORPHANED));
    stream.take(work, item);
  }

  /**
   * A worker reported something: frees its place and says what it was.
   *
   * @param token the token it sent, if it sends tokens: a report for something older frees nothing
   */
  Optional<Work> report(long connection, Work.Name name, Optional<String> token) {
    Slot slot = new Slot(connection, name);
    Held reported = held.get(slot);
    if (reported == null
        || !token.orElse(reported.work().token()).equals(reported.work().token())) {
      return Optional.empty();
    }
    held.remove(slot);
    if (!reported.orphaned()) {
      reported.stream().release(reported.work());
    }
    return Optional.of(reported.work());
  }

  /** Ends a stream and returns the work it held, which is to be handed out again. */
  List<Work> remove(WorkerStream stream, long now) {
    streams.remove(stream);
    List<Work> lost = new ArrayList<>();
    held.replaceAll(
        (slot, entry) -> {
          if (entry.stream() != stream || entry.orphaned()) {
            return entry;
          }
          lost.add(entry.work());
          return new Held(entry.work(), stream, now);
        });
    return lost;
  }

  /**
   * A connection has ended: returns the work its streams held, which nobody will report any more.
   */
  List<Work> removeConnection(long connection, long now) {
    List<Work> lost = new ArrayList<>();
    for (WorkerStream stream : streamsOf(connection)) {
      lost.addAll(remove(stream, now));
    }
    held.keySet().removeIf(slot -> slot.connection() == connection);
    return lost;
  }

  /** Gives up waiting for reports of workers that closed their stream long ago. */
  void expire(long now) {
    held.values().removeIf(entry -> entry.orphaned() && now - entry.orphanedAt() > ORPHAN_NANOS);
  }

  /** Makes the worker on a connection open its streams anew; returns the work that they held. */
  List<Work> endConnection(long connection, Status status, long now) {
    List<WorkerStream> ending = streamsOf(connection);
    List<Work> lost = removeConnection(connection, now);
    ending.forEach(stream -> stream.end(status));
    return lost;
  }

  private List<WorkerStream> streamsOf(long connection) {
    return streams.stream().filter(stream -> stream.connection() == connection).toList();
  }

  /** Ends all streams. */
  void endAll(Status status, long now) {
    for (WorkerStream stream : List.copyOf(streams)) {
      remove(stream, now);
      stream.end(status);
    }
  }
}
