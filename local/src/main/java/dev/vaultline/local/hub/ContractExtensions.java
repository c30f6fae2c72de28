package dev.vaultline.local.hub;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import java.util.List;
import java.util.Optional;

/**
 * Fields that newer versions of the contract have and that the stubs of this version carry as
 * unknown fields. The hub honours them, and a worker of our own uses them: a completion token says
 * exactly which turn or activity is reported, so that even a report over another connection, or an
 * activity's to a hub that was restarted meanwhile, is not in vain.
 *
 * <p>Source of the numbers: orchestrator_service.proto of microsoft/durabletask-protobuf.
 */
public final class ContractExtensions {
  private static final int WORK_ITEM_TOKEN = 10;
  private static final int ORCHESTRATOR_RESPONSE_TOKEN = 4;
  private static final int ACTIVITY_RESPONSE_TOKEN = 5;
  private static final int MAX_TURNS = 1;
  private static final int MAX_ACTIVITIES = 2;
  private static final int TERMINATE_RECURSIVELY = 3;

  private ContractExtensions() {}

  /**
   * A worker's request for work.
   *
   * @param maxTurns how many turns it wants to hold at a time
   * @param maxActivities how many activities it wants to hold at a time
   */
  public static GetWorkItemsRequest getWorkItems(int maxTurns, int maxActivities) {
    return GetWorkItemsRequest.newBuilder()
        .setUnknownFields(
            UnknownFieldSet.newBuilder()
                .addField(MAX_TURNS, number(maxTurns))
                .addField(MAX_ACTIVITIES, number(maxActivities))
                .build())
        .build();
  }

  /** The response with the token of the work item that it answers, if the hub sent one. */
  public static OrchestratorResponse answering(WorkItem item, OrchestratorResponse response) {
    return token(item)
        .map(
            token ->
                response.toBuilder().setUnknownFields(text(ORCHESTRATOR_RESPONSE_TOKEN, token)))
        .map(OrchestratorResponse.Builder::build)
        .orElse(response);
  }

  /** The response with the token of the work item that it answers, if the hub sent one. */
  public static ActivityResponse answering(WorkItem item, ActivityResponse response) {
    return token(item)
        .map(token -> response.toBuilder().setUnknownFields(text(ACTIVITY_RESPONSE_TOKEN, token)))
        .map(ActivityResponse.Builder::build)
        .orElse(response);
  }

  static UnknownFieldSet onWorkItem(String token) {
    return text(WORK_ITEM_TOKEN, token);
  }

  static Optional<String> token(WorkItem item) {
    return text(item, WORK_ITEM_TOKEN);
  }

  static Optional<String> token(OrchestratorResponse response) {
    return text(response, ORCHESTRATOR_RESPONSE_TOKEN);
  }

  static Optional<String> token(ActivityResponse response) {
    return text(response, ACTIVITY_RESPONSE_TOKEN);
  }

  /** How many turns the worker wants to hold at a time; 0 if it does not say. */
  static long maxTurns(GetWorkItemsRequest request) {
    return number(request, MAX_TURNS);
  }

  /** How many activities the worker wants to hold at a time; 0 if it does not say. */
  static long maxActivities(GetWorkItemsRequest request) {
    return number(request, MAX_ACTIVITIES);
  }

  static boolean isRecursive(TerminateRequest request) {
    return number(request, TERMINATE_RECURSIVELY) != 0;
  }

  /** A request that newer clients make. */
  static TerminateRequest recursive(TerminateRequest request) {
    return request.toBuilder()
        .setUnknownFields(
            UnknownFieldSet.newBuilder().addField(TERMINATE_RECURSIVELY, number(1)).build())
        .build();
  }

  private static UnknownFieldSet.Field number(long value) {
    return UnknownFieldSet.Field.newBuilder().addVarint(value).build();
  }

  private static UnknownFieldSet text(int field, String value) {
    return UnknownFieldSet.newBuilder()
        .addField(
            field,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(value))
                .build())
        .build();
  }

  private static long number(Message message, int field) {
    List<Long> values = message.getUnknownFields().getField(field).getVarintList();
    return values.isEmpty() ? 0 : values.get(values.size() - 1);
  }

  private static Optional<String> text(Message message, int field) {
    return message.getUnknownFields().getField(field).getLengthDelimitedList().stream()
        .map(ByteString::toStringUtf8)
        .filter(token -> !token.isEmpty())
        .findFirst();
  }
}
