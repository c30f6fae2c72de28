package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.PurgeInstanceCriteria;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {
  @TempDir Path folder;
  private HubFixture hub;

  @BeforeEach
  void open() {
    hub = HubFixture.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  @Test
  void instancesAreFoundByStatus() {
    start("a", "b", "c");
    hub.client().terminate("b", null);
    hub.client().suspendInstance("c");

    assertThat(ids(new OrchestrationStatusQuery())).containsExactly("a", "b", "c");
    assertThat(
            ids(
                new OrchestrationStatusQuery()
                    .setRuntimeStatusList(
                        List.of(
                            OrchestrationRuntimeStatus.PENDING,
                            OrchestrationRuntimeStatus.SUSPENDED))))
        .containsExactly("a", "c");
    assertThat(
            ids(
                new OrchestrationStatusQuery()
                    .setRuntimeStatusList(List.of(OrchestrationRuntimeStatus.RUNNING))))
        .isEmpty();
  }

  @Test
  void instancesAreFoundByTheBeginningOfTheirIds() {
    start("item-1", "item-2", "job-1", "item%");

    assertThat(ids(new OrchestrationStatusQuery().setInstanceIdPrefix("item-")))
        .containsExactly("item-1", "item-2");
    assertThat(ids(new OrchestrationStatusQuery().setInstanceIdPrefix("item%")))
        .containsExactly("item%");
  }

  @Test
  void instancesAreFoundByTheTimeOfTheirCreation() {
    start("a");
    Instant between = Instant.now();
    start("b");

    assertThat(ids(new OrchestrationStatusQuery().setCreatedTimeFrom(between)))
        .containsExactly("b");
    assertThat(ids(new OrchestrationStatusQuery().setCreatedTimeTo(between))).containsExactly("a");
  }

  @Test
  void pagesFollowEachOtherUntilAllWereSeen() {
    List<String> expected = new ArrayList<>();
    for (int i = 10; i < 35; i++) {
      start("i" + i);
      expected.add("i" + i);
    }
    List<String> seen = new ArrayList<>();
    int pages = 0;
    String token = "";
    do {
      OrchestrationStatusQueryResult page =
          hub.client()
              .queryInstances(
                  new OrchestrationStatusQuery()
                      .setMaxInstanceCount(10)
                      .setContinuationToken(token));
      page.getOrchestrationState().forEach(state -> seen.add(state.getInstanceId()));
      token = page.getContinuationToken();
      pages++;
    } while (!token.isEmpty());

    assertThat(pages).isEqualTo(3);
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void inputsAndOutputsComeOnlyWhenAskedFor() {
    hub.client().scheduleNewOrchestrationInstance("Any", "in", "a");
    hub.client().terminate("a", "out");

    OrchestrationMetadata with = one(new OrchestrationStatusQuery().setFetchInputsAndOutputs(true));
    OrchestrationMetadata without = one(new OrchestrationStatusQuery());

    assertThat(with.getSerializedInput()).isEqualTo("\"in\"");
    assertThat(with.getSerializedOutput()).isEqualTo("\"out\"");
    assertThat(without.getSerializedInput()).isEmpty();
    assertThat(without.getSerializedOutput()).isEmpty();
  }

  @Test
  void foreignContinuationTokenIsRefused() {
    assertThatThrownBy(
            () -> ids(new OrchestrationStatusQuery().setContinuationToken("not one of ours")))
        .hasMessageStartingWith("INVALID_ARGUMENT: The continuation token");
  }

  @Test
  void purgeRemovesAnInstanceThatHasEndedAndNoOther() {
    start("running", "ended");
    hub.client().terminate("ended", null);

    assertThat(hub.client().purgeInstance("ended").getDeletedInstanceCount()).isEqualTo(1);
    assertThat(hub.client().purgeInstance("running").getDeletedInstanceCount()).isZero();
    assertThat(hub.client().purgeInstance("nobody").getDeletedInstanceCount()).isZero();
    assertThat(ids(new OrchestrationStatusQuery())).containsExactly("running");
  }

  @Test
  void purgeByFilterRemovesWhatHasEndedWithinIt() throws Exception {
    start("a", "b");
    hub.client().terminate("a", null);
    Instant between = Instant.now();
    start("c", "d");
    hub.client().terminate("c", null);

    int purged =
        hub.client()
            .purgeInstances(
                new PurgeInstanceCriteria()
                    .setCreatedTimeFrom(Instant.EPOCH)
                    .setCreatedTimeTo(between)
                    .setTimeout(HubFixture.PATIENCE)
                    .setRuntimeStatusList(List.of(OrchestrationRuntimeStatus.TERMINATED)))
            .getDeletedInstanceCount();

    assertThat(purged).isEqualTo(1);
    assertThat(ids(new OrchestrationStatusQuery())).containsExactly("b", "c", "d");
  }

  @Test
  void theDatabaseStopsGrowingWhereWhatHasEndedIsPurged() throws Exception {
    fillAndPurge(0);
    long once = pages();
    for (int round = 1; round <= 5; round++) {
      fillAndPurge(round);
    }

    assertThat(pages()).isLessThanOrEqualTo(once + once / 10);
  }

  /** Two hundred instances of 8 KiB each, of which nothing stays. */
  private void fillAndPurge(int round) {
    String input = "x".repeat(8 << 10);
    for (int i = 0; i < 200; i++) {
      String id = round + "-" + i;
      hub.client().scheduleNewOrchestrationInstance("Any", input, id);
      hub.client().terminate(id, null);
    }
    for (int i = 0; i < 200; i++) {
      hub.client().purgeInstance(round + "-" + i);
    }
  }

  private long pages() throws Exception {
    hub.close();
    long bytes = Files.size(folder.resolve("hub.db"));
    hub = HubFixture.open(folder);
    return bytes / 4096;
  }

  @Test
  void purgeOfNothingInParticularIsRefused() {
    assertThatThrownBy(() -> hub.calls().purgeInstances(PurgeInstancesRequest.getDefaultInstance()))
        .hasMessageStartingWith("INVALID_ARGUMENT");
  }

  @Test
  void creatingAHubKeepsWhatThereIsUnlessItIsToBeMadeAnew() {
    start("a");

    hub.client().createTaskHub(false);
    assertThat(ids(new OrchestrationStatusQuery())).containsExactly("a");

    hub.client().createTaskHub(true);
    assertThat(ids(new OrchestrationStatusQuery())).isEmpty();
  }

  @Test
  void deletedHubIsEmptyAndUsable() {
    start("a");

    hub.client().deleteTaskHub();
    assertThat(ids(new OrchestrationStatusQuery())).isEmpty();

    start("b");
    assertThat(ids(new OrchestrationStatusQuery())).containsExactly("b");
  }

  private void start(String... ids) {
    for (String id : ids) {
      hub.client().scheduleNewOrchestrationInstance("Any", null, id);
    }
  }

  private OrchestrationMetadata one(OrchestrationStatusQuery query) {
    List<OrchestrationMetadata> found = hub.client().queryInstances(query).getOrchestrationState();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<String> ids(OrchestrationStatusQuery query) {
    return hub.client().queryInstances(query).getOrchestrationState().stream()
        .map(OrchestrationMetadata::getInstanceId)
        .toList();
  }
}
