package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;

/** The end of an orchestration of a backup that failed or was cancelled. */
final class BackupFailure {
  private BackupFailure() {}

  /**
   * Has the job end and everything of it cleaned up. Where even this fails, the reconciliation of
   * {@code ScheduleTick} ends the job later.
   */
  static JobState end(Steps steps, JobId job, JobError why) {
    ObjectNode input = Payload.of(job);
    input.set(FailBackup.WHY, JobCodec.encode(why));
    try {
      steps.call(FunctionNames.FAIL_BACKUP, input);
    } catch (StepFailedException e) {
      // The result tells the first failure; there is nothing better to do with this one.
    }
    return why.code() == ErrorCode.CANCELLED ? JobState.CANCELLED : JobState.FAILED;
  }
}
