package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.InstanceQuery;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstanceFilter;
import java.util.List;

/**
 * Which instances a query or a purge means.
 *
 * @param createdFrom first instant of creation, inclusive
 * @param createdTo last instant of creation, inclusive
 * @param statusMask one bit per status number; none means any status
 */
record InstanceFilter(String idPrefix, long createdFrom, long createdTo, long statusMask) {

  static InstanceFilter of(InstanceQuery query) {
    return new InstanceFilter(
        query.getInstanceIdPrefix().getValue(),
        query.hasCreatedTimeFrom() ? HubTime.nanos(query.getCreatedTimeFrom()) : Long.MIN_VALUE,
        query.hasCreatedTimeTo() ? HubTime.nanos(query.getCreatedTimeTo()) : Long.MAX_VALUE,
        mask(query.getRuntimeStatusList()));
  }

  static InstanceFilter of(PurgeInstanceFilter filter) {
    return new InstanceFilter(
        "",
        filter.hasCreatedTimeFrom() ? HubTime.nanos(filter.getCreatedTimeFrom()) : Long.MIN_VALUE,
        filter.hasCreatedTimeTo() ? HubTime.nanos(filter.getCreatedTimeTo()) : Long.MAX_VALUE,
        mask(filter.getRuntimeStatusList()));
  }

  private static long mask(List<OrchestrationStatus> statuses) {
    return statuses.stream()
        .filter(status -> status != OrchestrationStatus.UNRECOGNIZED)
        .mapToLong(status -> 1L << status.getNumber())
        .reduce(0, (a, b) -> a | b);
  }
}
