package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.durable.Window;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;

/** Backs up some of the items of a run, a few at a time. Keeps the history of the run small. */
public final class BackupBatch {
  /** Items in a batch: some 200 events of history. */
  static final int SIZE = 50;

  private static final String ORDERS = "orders";
  private static final Window WINDOW = new Window(5, 1);

  private BackupBatch() {}

  static ObjectNode encode(List<BackupOrder> orders) {
    ObjectNode json = Payload.create();
    Fields.putObjects(json, ORDERS, orders, BackupOrder::encode);
    return json;
  }

  static List<BackupOrder> decode(JsonNode json) {
    return Fields.objects(json, ORDERS, BackupOrder::decode);
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload with the totals
   */
  public static String run(TaskOrchestrationContext context) {
    List<BackupOrder> orders = decode(Steps.input(context));
    Window.Outcome<BackupOrder> outcome =
        WINDOW.run(context, orders, order -> protect(context, order));
    RunTotals totals = new RunTotals(0, outcome.failed().size(), 0);
    for (JsonNode result : outcome.results().values()) {
      totals = totals.plus(RunTotals.of(Fields.word(result, OpenBackup.STATE, JobState.class)));
    }
    return Payload.write(totals.encode());
  }

  private static Task<JsonNode> protect(TaskOrchestrationContext context, BackupOrder order) {
    return context.callSubOrchestrator(
        FunctionNames.SNAPSHOT_ITEM,
        Payload.write(order.encode()),
        order.instance(),
        JsonNode.class);
  }
}
