package dev.vaultline.pipeline.durable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import java.util.function.Consumer;

/**
 * Runs an activity for the platform. What may pass by itself leaves as an exception, so that the
 * platform calls again; what will not is a result.
 */
public final class ActivityCall {
  static final String ERROR_FIELD = "error";

  private ActivityCall() {}

  /**
   * Runs an activity.
   *
   * @param log hears of every failure, with its causes
   * @return the text of its result, or of its failure
   * @throws ActivityFailedException when calling again may help
   */
  public static String run(Activity activity, String input, Consumer<RuntimeException> log) {
    try {
      return Payload.write(activity.run(Payload.read(input)));
    } catch (StepFailedException e) {
      return failed(e.error());
    } catch (MalformedException e) {
      log.accept(e);
      return failed(new JobError(ErrorCode.INTERNAL, "an input was not understood: " + e));
    } catch (RuntimeException e) {
      log.accept(e);
      JobError error = JobError.of(e);
      if (error.retryable()) {
        throw new ActivityFailedException(error);
      }
      return failed(error);
    }
  }

  private static String failed(JobError error) {
    ObjectNode payload = Payload.create();
    payload.set(ERROR_FIELD, JobCodec.encode(error));
    return Payload.write(payload);
  }
}
