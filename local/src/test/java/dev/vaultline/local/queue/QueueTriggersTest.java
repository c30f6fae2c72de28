package dev.vaultline.local.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueStorageException;
import dev.vaultline.local.Eventually;
import dev.vaultline.local.SampleApps;
import dev.vaultline.local.StagedSample;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.HttpBody;
import dev.vaultline.local.app.HttpRequestData;
import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.azurite.AzuriteEndpoints;
import dev.vaultline.local.fault.LocalHostException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueTriggersTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");
  private static Azurite azurite;

  @TempDir Path folder;
  @TempDir Path notes;

  @BeforeAll
  static void startAzurite() {
    azurite = Azurite.inMemory();
  }

  @AfterAll
  static void stopAzurite() {
    azurite.close();
  }

  @AfterEach
  void deleteQueues() {
    queue("work").deleteIfExists();
    queue("work-poison").deleteIfExists();
  }

  @Test
  void aMessageIsHandledAndDeleted() throws Exception {
    try (FunctionApp app = app();
        QueueTriggers triggers = QueueTriggers.start(app, Duration.ofSeconds(10), LIMIT)) {
      send("good");

      assertThat(Eventually.lines(notes.resolve("work"), 1)).containsExactly("good at attempt 1");
      Eventually.await(
          () -> queue("work").getProperties().getApproximateMessagesCountLong(),
          count -> count == 0);
      assertThat(triggers).isNotNull();
    }
  }

  @Test
  void aMessageThatAlwaysFailsIsTriedAsOftenAsAllowedAndGoesToThePoisonQueue() throws Exception {
    try (FunctionApp app = app();
        QueueTriggers triggers = QueueTriggers.start(app, Duration.ofSeconds(10), LIMIT)) {
      send("bad one");

      assertThat(Eventually.lines(notes.resolve("poison"), 1)).containsExactly("bad one");
      assertThat(Eventually.read(notes.resolve("work")))
          .containsExactly("bad one at attempt 1", "bad one at attempt 2");
      assertThat(triggers).isNotNull();
    }
  }

  @Test
  void aMessageThatIsNotBase64GoesToThePoisonQueueUntouched() throws Exception {
    try (FunctionApp app = SampleApps.load(stageWorkOnly(), notes, settings());
        QueueTriggers triggers = QueueTriggers.start(app, Duration.ofSeconds(10), LIMIT)) {
      queue("work").sendMessage("<not base64>");

      String poisoned = Eventually.await(this::firstPoison, text -> !text.isEmpty());
      assertThat(poisoned).isEqualTo("<not base64>");
      assertThat(triggers).isNotNull();
    }
  }

  @Test
  void aMessageStaysHiddenWhileItsFunctionRunsLongerThanTheLease() throws Exception {
    try (FunctionApp app = app();
        QueueTriggers triggers = QueueTriggers.start(app, Duration.ofSeconds(1), LIMIT)) {
      send("long");
      Eventually.lines(notes.resolve("work"), 1);
      long leaseIsOver = System.nanoTime() + Duration.ofMillis(2500).toNanos();
      Eventually.await(System::nanoTime, now -> now > leaseIsOver);
      Files.createFile(notes.resolve("finish"));

      assertThat(Eventually.lines(notes.resolve("work"), 2))
          .containsExactly("long at attempt 1", "long done");
      Eventually.await(
          () -> queue("work").getProperties().getApproximateMessagesCountLong(),
          count -> count == 0);
      assertThat(triggers).isNotNull();
    }
  }

  @Test
  void aMessageOfAHostThatStoppedShowsAgainAfterItsLease() throws Exception {
    try (FunctionApp app = app()) {
      QueueTriggers first = QueueTriggers.start(app, Duration.ofSeconds(1), Duration.ZERO);
      send("long");
      Eventually.lines(notes.resolve("work"), 1);
      first.close();
      try (QueueTriggers second = QueueTriggers.start(app, Duration.ofSeconds(1), LIMIT)) {
        assertThat(Eventually.lines(notes.resolve("work"), 2)).contains("long at attempt 2");
        Files.createFile(notes.resolve("finish"));
        Eventually.lines(notes.resolve("work"), 4);
        assertThat(second).isNotNull();
      }
    }
  }

  @Test
  void outputsReachTheQueueOfTheirBinding() throws Exception {
    StagedSample.in(folder)
        .http(
            "Send",
            "HttpFunctions.send",
            "",
            "{'type':'queue','direction':'out','name':'message','queueName':'work'}")
        .stage();
    dev.vaultline.local.app.AppSettings settings =
        new dev.vaultline.local.app.AppSettings(settings());
    try (FunctionApp app = SampleApps.load(folder, notes, settings(), new QueueOutputs(settings))) {
      HttpRequestData request =
          new HttpRequestData(
              "POST",
              URI.create("http://h/"),
              Map.of(),
              Map.of(),
              Map.of(),
              HttpBody.of("payload"));
      app.invoke("Send", Optional.of(request), Map.of());
    }

    assertThat(queue("work").receiveMessage().getBody().toString()).isEqualTo(base64("payload"));
  }

  @Test
  void aQueueThatCannotBeOpenedIsReportedWithItsFunction() throws Exception {
    StagedSample.in(folder).queues().stage();
    String nobodyListens = new AzuriteEndpoints(NOBODY, NOBODY, NOBODY).connectionString();
    try (FunctionApp app =
        SampleApps.load(folder, notes, Map.of("AzureWebJobsStorage", nobodyListens))) {
      assertThatThrownBy(() -> QueueTriggers.start(app, Duration.ofSeconds(1), LIMIT))
          .isInstanceOf(LocalHostException.class)
          .hasMessageContaining("Function Work listens to queue work");
    }
  }

  private String firstPoison() {
    try {
      return queue("work-poison").receiveMessages(1).stream()
          .map(message -> message.getBody().toString())
          .findFirst()
          .orElse("");
    } catch (QueueStorageException e) {
      return ""; // Not created yet.
    }
  }

  private FunctionApp app() throws Exception {
    StagedSample.in(folder).queues().stage();
    return SampleApps.load(folder, notes, settings());
  }

  private Path stageWorkOnly() throws Exception {
    return StagedSample.in(folder)
        .function(
            "Work",
            "QueueFunctions.work",
            "{'type':'queueTrigger','direction':'in','name':'message','queueName':'work'}")
        .stage();
  }

  private static Map<String, String> settings() {
    return Map.of("AzureWebJobsStorage", azurite.connectionString(), "WORK_QUEUE", "work");
  }

  private static void send(String text) {
    queue("work").sendMessage(base64(text));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static QueueClient queue(String name) {
    return new QueueClientBuilder()
        .connectionString(azurite.connectionString())
        .queueName(name)
        .buildClient();
  }
}
