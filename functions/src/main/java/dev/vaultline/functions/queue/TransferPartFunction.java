package dev.vaultline.functions.queue;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.functions.telemetry.Spans;
import dev.vaultline.pipeline.StorageNames;
import dev.vaultline.pipeline.transfer.TransferPart;
import io.opentelemetry.api.GlobalOpenTelemetry;

/** Transfers the part of a queue message. */
public final class TransferPartFunction {
  private static final String NAME = "TransferPart";
  private static final Spans SPANS = new Spans(GlobalOpenTelemetry.get());

  private final TransferPart service;
  private final DurableDoor durable;

  public TransferPartFunction(TransferPart service, DurableDoor durable) {
    this.service = service;
    this.durable = durable;
  }

  @FunctionName(NAME)
  public void run(
      @QueueTrigger(
              name = "message",
              queueName = StorageNames.TRANSFER_QUEUE,
              connection = "AzureWebJobsStorage")
          String message,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    durable.open(client);
    String outcome = SPANS.around(NAME, message, () -> service.run(message));
    context.getLogger().info(() -> outcome);
  }
}
