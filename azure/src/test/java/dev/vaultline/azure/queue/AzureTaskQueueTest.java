package dev.vaultline.azure.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.pipeline.queue.TaskQueue;
import dev.vaultline.pipeline.queue.TaskQueueContract;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AzuriteExtension.class)
class AzureTaskQueueTest extends TaskQueueContract {
  private final Azurite azurite;
  private final String name;

  AzureTaskQueueTest(Azurite azurite) {
    this.azurite = azurite;
    this.name = azurite.uniqueName();
  }

  @Override
  protected TaskQueue queue() {
    return new AzureTaskQueue(azurite.account(), name);
  }

  @Override
  protected List<String> received(int expected) {
    return receive().stream()
        .map(item -> new String(Base64.getDecoder().decode(item.getBody().toString()), UTF_8))
        .toList();
  }

  /** A client that decodes nothing, to see what the platform's trigger would. */
  private List<QueueMessageItem> receive() {
    QueueClient queue =
        new QueueClientBuilder()
            .connectionString(azurite.connectionString())
            .queueName(name)
            .buildClient();
    queue.createIfNotExists();
    List<QueueMessageItem> received = new ArrayList<>();
    List<QueueMessageItem> some;
    do {
      some = queue.receiveMessages(32).stream().toList();
      received.addAll(some);
    } while (!some.isEmpty());
    return received;
  }

  @Test
  void sends_messages_that_do_not_expire_by_themselves() {
    queue().send(List.of("{}"));

    QueueMessageItem message = receive().get(0);

    assertThat(message.getExpirationTime()).isAfter(message.getInsertionTime().plusYears(100));
  }
}
