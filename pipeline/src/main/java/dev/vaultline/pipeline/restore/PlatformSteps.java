package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.table.Codec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the platform for one thing after the other in a step of a restore, and remembers what it is
 * at: the token of each request that is pending stays in a row beside the job's parts until it is
 * done or failed, so that the next call of the step asks for the same operation.
 */
final class PlatformSteps {
  /** In the result of a step that is to be called again: after so many seconds. */
  static final String PENDING_SECONDS = "pendingSeconds";

  /** Beside it, whether the platform began with something since the last call of the step. */
  static final String BEGUN = "begun";

  private final RestoreDesk desk;
  private final JobId job;
  private Optional<Progress.Pending<?>> pending = Optional.empty();
  private boolean begun;

  PlatformSteps(RestoreDesk desk, JobId job) {
    this.desk = desk;
    this.job = job;
  }

  /**
   * Asks for one thing.
   *
   * @param name of it, unique in the job
   * @param request takes the token of its last answer
   * @return whether it is done
   */
  boolean ask(String name, Function<String, ? extends Progress<?>> request) {
    Parts.Note<String> note = new Parts.Note<>("operation-" + name, new TokenCodec());
    String token = desk.parts().kept(job, note).orElse("");
    Progress<?> progress = request(note, token, request);
    if (progress instanceof Progress.Pending<?> wait) {
      remember(note, token, wait.token());
      begun |= !wait.token().equals(token);
      pending = Optional.of(pending.filter(other -> isSooner(other, wait)).orElse(wait));
      return false;
    }
    remember(note, token, "");
    return true;
  }

  /** A request that failed begins anew when it is repeated: its operation has ended. */
  private Progress<?> request(
      Parts.Note<String> note, String token, Function<String, ? extends Progress<?>> request) {
    try {
      return request.apply(token);
    } catch (VaultlineException e) {
      remember(note, token, "");
      throw e;
    }
  }

  private void remember(Parts.Note<String> note, String before, String token) {
    if (!token.equals(before)) {
      desk.parts().replace(job, note, token);
    }
  }

  private static boolean isSooner(Progress.Pending<?> one, Progress.Pending<?> other) {
    return one.retryAfter().compareTo(other.retryAfter()) < 0;
  }

  /** Whether nothing that was asked for is pending. */
  boolean done() {
    return pending.isEmpty();
  }

  /** The result of the step; the job says what is being waited for. */
  ObjectNode result() {
    desk.jobs().update(job, change -> change.waitingFor(pending.map(Progress.Pending::reason)));
    ObjectNode result = Payload.create();
    pending.ifPresent(
        wait -> result.put(PENDING_SECONDS, seconds(wait.retryAfter())).put(BEGUN, begun));
    return result;
  }

  /**
   * The result of a step that is a phase of the job: when nothing is pending the phase has ended,
   * and the next one begins.
   */
  ObjectNode result(TaskName phase, TaskName next) {
    if (done()) {
      desk.jobs()
          .update(
              job,
              change ->
                  change
                      .task(phase, task -> task.in(TaskState.DONE))
                      .task(next, task -> task.in(TaskState.RUNNING)));
    }
    return result();
  }

  private static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }

  private static final class TokenCodec implements Codec<String> {
    @Override
    public ObjectNode encode(String token) {
      return Json.object().put("token", token);
    }

    @Override
    public String decode(JsonNode json) {
      return Json.text(json, "token");
    }
  }
}
