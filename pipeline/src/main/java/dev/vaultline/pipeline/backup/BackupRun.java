package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.durable.Window;
import dev.vaultline.pipeline.item.ListItems;
import dev.vaultline.pipeline.job.JobCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Backs up the items of a policy, items that are new, or one on demand, in batches. Ends with
 * totals, never with a throw. For 10,000 items its history has some 900 events.
 */
public final class BackupRun {
  private static final Window WINDOW = new Window(4, 1);

  private final TaskOrchestrationContext context;
  private final BackupRunOrder order;

  private BackupRun(TaskOrchestrationContext context) {
    this.context = context;
    this.order = BackupRunOrder.decode(Steps.input(context));
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload with the totals, and the error where the items are not known
   */
  public static String run(TaskOrchestrationContext context) {
    BackupRun run = new BackupRun(context);
    try {
      return Payload.write(run.batches(run.orders()).encode());
    } catch (StepFailedException e) {
      ObjectNode result = RunTotals.NONE.encode();
      result.set("failure", JobCodec.encode(e.error()));
      return Payload.write(result);
    }
  }

  private List<BackupOrder> orders() {
    if (order instanceof BackupRunOrder.OnDemand onDemand) {
      return List.of(onDemand.order());
    }
    if (order instanceof BackupRunOrder.First first) {
      return first.orders();
    }
    BackupRunOrder.Scheduled scheduled = (BackupRunOrder.Scheduled) order;
    List<BackupOrder> orders = new ArrayList<>();
    Optional<ItemId> after = Optional.empty();
    do {
      ListItems.Page page =
          ListItems.page(new Steps(context), Optional.of(scheduled.policy()), after);
      page.items().forEach(item -> orders.add(scheduled.order(item)));
      after = page.next();
    } while (after.isPresent());
    return orders;
  }

  private RunTotals batches(List<BackupOrder> orders) {
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < orders.size(); start += BackupBatch.SIZE) {
      starts.add(start);
    }
    Window.Outcome<Integer> outcome =
        WINDOW.run(context, starts, start -> batch(start, part(orders, start)));
    RunTotals totals = RunTotals.NONE;
    for (JsonNode result : outcome.results().values()) {
      totals = totals.plus(RunTotals.decode(result));
    }
    for (int lost : outcome.failed().keySet()) {
      totals = totals.plus(new RunTotals(0, part(orders, lost).size(), 0));
    }
    return totals;
  }

  private static List<BackupOrder> part(List<BackupOrder> orders, int start) {
    return orders.subList(start, Math.min(start + BackupBatch.SIZE, orders.size()));
  }

  private Task<JsonNode> batch(int start, List<BackupOrder> orders) {
    return context.callSubOrchestrator(
        FunctionNames.BACKUP_BATCH,
        Payload.write(BackupBatch.encode(orders)),
        context.getInstanceId() + "-from-" + start,
        JsonNode.class);
  }

  /** How a run ended, for people. */
  public static String describe(String result) {
    JsonNode json = Payload.read(result);
    return Json.smallNumber(json, "done")
        + " done, "
        + Json.smallNumber(json, "failed")
        + " failed, "
        + Json.smallNumber(json, "skipped")
        + " skipped";
  }
}
