package dev.vaultline.functions.queue;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.StorageNames;
import dev.vaultline.pipeline.transfer.PoisonedPart;

/** Gives up the part of a message that failed too often. */
public final class TransferPartPoisonFunction {
  private final PoisonedPart service;
  private final DurableDoor durable;

  public TransferPartPoisonFunction(PoisonedPart service, DurableDoor durable) {
    this.service = service;
    this.durable = durable;
  }

  @FunctionName("TransferPart-poison")
  public void run(
      @QueueTrigger(
              name = "message",
              queueName = StorageNames.TRANSFER_POISON_QUEUE,
              connection = "AzureWebJobsStorage")
          String message,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    durable.open(client);
    String outcome = service.run(message);
    context.getLogger().warning(() -> outcome);
  }
}
