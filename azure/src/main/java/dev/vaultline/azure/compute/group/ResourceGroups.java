package dev.vaultline.azure.compute.group;

import com.azure.core.http.HttpMethod;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.arm.ArmConnection;
import dev.vaultline.azure.compute.arm.ArmRequest;
import dev.vaultline.azure.compute.arm.Resource;
import java.util.Map;
import java.util.Optional;

/** Resource groups. Safe for use by many threads. */
public final class ResourceGroups {
  private final ArmConnection connection;

  /** The groups of one identity. */
  public ResourceGroups(ArmConnection connection) {
    this.connection = connection;
  }

  /** The location of a group; empty when there is no such group. */
  public Optional<String> findLocation(String subscription, String group) {
    return connection
        .lookUp(request(ComputeOperation.GET_RESOURCE_GROUP, HttpMethod.GET, subscription, group))
        .map(json -> json.path("location").asText(""));
  }

  /** Makes a group, or gives the one that is there exactly these tags. */
  public void put(String subscription, String group, String location, Map<String, String> tags) {
    connection.get(
        request(ComputeOperation.PUT_RESOURCE_GROUP, HttpMethod.PUT, subscription, group)
            .with(Resource.body(location, tags)));
  }

  private static ArmRequest request(
      ComputeOperation operation, HttpMethod method, String subscription, String group) {
    String path = "/subscriptions/" + subscription + "/resourceGroups/" + group;
    return ArmRequest.of(operation, method, path);
  }
}
