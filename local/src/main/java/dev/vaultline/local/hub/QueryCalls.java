package dev.vaultline.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.InstanceQuery;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesResponse;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Finding and removing many instances at once. */
final class QueryCalls {
  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1000;

  private final HubStore store;
  private final Orchestrations orchestrations;

  QueryCalls(HubStore store, Orchestrations orchestrations) {
    this.store = store;
    this.orchestrations = orchestrations;
  }

  /**
   * One page, in the order of the ids, so that instances that come and go meanwhile disturb nobody
   * else's place.
   */
  QueryInstancesResponse query(InstanceQuery query) {
    int limit =
        query.getMaxInstanceCount() > 0
            ? Math.min(query.getMaxInstanceCount(), LARGEST_PAGE)
            : DEFAULT_PAGE;
    List<OrchestrationState> found =
        store
            .states()
            .page(
                InstanceFilter.of(query),
                decode(query.getContinuationToken().getValue()),
                limit + 1,
                query.getFetchInputsAndOutputs());
    QueryInstancesResponse.Builder response = QueryInstancesResponse.newBuilder();
    if (found.size() > limit) {
      found = found.subList(0, limit);
      response.setContinuationToken(StringValue.of(encode(found.get(limit - 1).getInstanceId())));
    }
    return response.addAllOrchestrationState(found).build();
  }

  /** Removes instances that have ended; others are left alone and not counted. */
  PurgeInstancesResponse purge(PurgeInstancesRequest request) {
    List<String> ids =
        switch (request.getRequestCase()) {
          case INSTANCEID -> List.of(request.getInstanceId());
          case PURGEINSTANCEFILTER ->
              store.states().ids(InstanceFilter.of(request.getPurgeInstanceFilter()));
          default ->
              throw Status.INVALID_ARGUMENT
                  .withDescription(
                      "A purge names an instance or gives a filter; this one does neither")
                  .asRuntimeException();
        };
    int purged = 0;
    for (String id : ids) {
      purged += store.instances().find(id).filter(this::purged).isPresent() ? 1 : 0;
    }
    return PurgeInstancesResponse.newBuilder().setDeletedInstanceCount(purged).build();
  }

  private boolean purged(Instance instance) {
    if (instance.ended()) {
      orchestrations.purge(instance);
    }
    return instance.ended();
  }

  private static String encode(String id) {
    return Base64.getUrlEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Status.INVALID_ARGUMENT
          .withDescription("The continuation token was not made by this task hub: " + token)
          .withCause(e)
          .asRuntimeException();
    }
  }
}
