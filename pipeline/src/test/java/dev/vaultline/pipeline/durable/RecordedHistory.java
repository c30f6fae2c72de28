package dev.vaultline.pipeline.durable;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** The last turn of an orchestration that ended, with its whole history, kept in a file. */
record RecordedHistory(OrchestratorRequest lastTurn, String result) {

  static RecordedHistory of(MemoryTaskHub hub, String instanceId) {
    return new RecordedHistory(parse(hub.lastTurn(instanceId)), hub.result(instanceId));
  }

  /** Two lines: the base64 of the turn, and the result. */
  void write(Path file) throws IOException {
    String turn = Base64.getEncoder().encodeToString(lastTurn.toByteArray());
    Files.writeString(file, turn + "\n" + result + "\n");
  }

  static RecordedHistory read(String name) throws IOException {
    String resource = "/histories/" + name + ".history";
    try (InputStream in = RecordedHistory.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing; see HistoryRecorder");
      }
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return new RecordedHistory(parse(Base64.getDecoder().decode(lines.get(0))), lines.get(1));
    }
  }

  private static OrchestratorRequest parse(byte[] turn) {
    try {
      return OrchestratorRequest.parseFrom(turn);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** What the code of today makes of the history: its result, or why it does not fit. */
  String replay(Function<TaskOrchestrationContext, String> code) {
    List<OrchestratorAction> actions = MemoryTaskHub.run(lastTurn, code);
    List<OrchestratorAction> ends =
        actions.stream().filter(OrchestratorAction::hasCompleteOrchestration).toList();
    if (ends.isEmpty()) {
      return "goes on with " + actions;
    }
    var end = ends.get(0).getCompleteOrchestration();
    return end.getOrchestrationStatus() == OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED
        ? end.getResult().getValue()
        : "fails: " + end.getFailureDetails().getErrorMessage();
  }

  /** The same history with its events from one on left out of the past. */
  RecordedHistory withoutPastEvent(int index) {
    return new RecordedHistory(lastTurn.toBuilder().removePastEvents(index).build(), result);
  }
}
