package dev.vaultline.azure.compute.arm;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.AccessUrl;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import java.time.Duration;

/**
 * Grants and ends access to what a disk, a snapshot or a disk restore point holds. Azure allows 5
 * grants at a time for all snapshots of a disk; ending access ends all grants of that resource.
 */
public final class Access {
  /** The granted URL. */
  public static final ResultType<AccessUrl> GRANTED =
      json -> new AccessUrl(Json.text(json, "accessSAS"));

  private final Operations operations;
  private final ComputeOperation begin;
  private final ComputeOperation end;

  /**
   * Access to one kind of resource.
   *
   * @param begin what granting is
   * @param end what ending is
   */
  public Access(Operations operations, ComputeOperation begin, ComputeOperation end) {
    this.operations = operations;
    this.begin = begin;
    this.end = end;
  }

  /** Grants access for reading, for this long from now on. */
  public Operation<AccessUrl> read(ResourceId resource, Duration duration) {
    return grant(resource, "Read", duration);
  }

  /** Grants access for writing, to a disk that was made for an upload. */
  public Operation<AccessUrl> write(ResourceId resource, Duration duration) {
    return grant(resource, "Write", duration);
  }

  private Operation<AccessUrl> grant(ResourceId resource, String access, Duration duration) {
    if (duration.toSeconds() < 1 || duration.toSeconds() > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "access to " + resource + " is granted for at least a second, found " + duration);
    }
    ObjectNode body =
        Json.object().put("access", access).put("durationInSeconds", (int) duration.toSeconds());
    return operations.start(post(begin, resource, "beginGetAccess").with(body), GRANTED);
  }

  /** Ends all access that was granted to a resource; there need be none. */
  public Operation<Boolean> end(ResourceId resource) {
    return operations.start(post(end, resource, "endGetAccess"), ResultType.NOTHING);
  }

  private static ArmRequest post(ComputeOperation operation, ResourceId resource, String action) {
    return ArmRequest.of(operation, HttpMethod.POST, resource + "/" + action);
  }
}
