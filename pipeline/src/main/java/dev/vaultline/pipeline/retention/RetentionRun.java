package dev.vaultline.pipeline.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.item.ListItems;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.table.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expires recovery points of all items, then sweeps the vault. Ends with a result, never with a
 * throw; the job says how it went. For 10,000 items its history has some 500 events.
 */
public final class RetentionRun {
  private static final int ITEMS_AT_ONCE = 100;

  private final Steps steps;
  private final RetentionOrder order;
  private RetentionTotals totals = RetentionTotals.NONE;
  private final List<String> notes = new ArrayList<>();

  private RetentionRun(TaskOrchestrationContext context) {
    this.steps = new Steps(context);
    this.order = RetentionOrder.decode(Steps.input(context));
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload that names the job, with the totals
   */
  public static String run(TaskOrchestrationContext context) {
    RetentionRun run = new RetentionRun(context);
    run.close(run.expireAndSweep());
    return Payload.write(run.totals.encodeInto(Payload.of(run.order.job())));
  }

  private Optional<JobError> expireAndSweep() {
    try {
      JsonNode opened = steps.call(FunctionNames.OPEN_RETENTION, order.encode());
      if (Fields.flag(opened, OpenRetention.ENDED)) {
        return Optional.empty();
      }
      expireAll();
      JsonNode swept = steps.call(FunctionNames.SWEEP_VAULT, order.encode());
      notes.add(Json.text(swept, SweepVault.SUMMARY));
      return undecided();
    } catch (StepFailedException e) {
      return Optional.of(e.error());
    }
  }

  private void expireAll() {
    Optional<ItemId> after = Optional.empty();
    do {
      ListItems.Page page = ListItems.page(steps, Optional.empty(), after);
      for (int start = 0; start < page.items().size(); start += ITEMS_AT_ONCE) {
        expire(page.items().subList(start, Math.min(start + ITEMS_AT_ONCE, page.items().size())));
      }
      after = page.next();
    } while (after.isPresent());
    notes.add(
        totals.expired()
            + " recovery points "
            + (order.dryRun() ? "would expire, " : "expired, ")
            + totals.kept()
            + " are kept");
  }

  private void expire(List<ItemId> items) {
    ObjectNode input = order.encode();
    Fields.putTexts(input, ExpireItems.ITEMS, items.stream().map(ItemId::value).toList());
    totals = totals.plus(RetentionTotals.decode(steps.call(FunctionNames.EXPIRE_ITEMS, input)));
  }

  private Optional<JobError> undecided() {
    return totals.failed() == 0
        ? Optional.empty()
        : Optional.of(
            new JobError(
                ErrorCode.UNAVAILABLE,
                totals.failed() + " items could not be decided on; the report says why"));
  }

  /** Where even this fails, the reconciliation of {@code ScheduleTick} ends the job later. */
  private void close(Optional<JobError> error) {
    ObjectNode input = Payload.of(order.job());
    Fields.putTexts(input, CloseRetention.NOTES, notes);
    error.ifPresent(why -> input.set(CloseRetention.WHY, JobCodec.encode(why)));
    try {
      steps.call(FunctionNames.CLOSE_RETENTION, input);
    } catch (StepFailedException e) {
      notes.add(e.error().toString());
    }
  }
}
