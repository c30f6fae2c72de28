package dev.vaultline.azure.compute.arm;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ComputeOperation;
import java.util.Optional;

/**
 * A request to Azure Resource Manager.
 *
 * @param operation what it is, which says what right it needs
 * @param path from the root on, or a whole URL that Azure answered with
 * @param query with the version of the interface; empty when the path has it already
 * @param subject what it is about, for messages: never a URL that Azure answered with
 */
public record ArmRequest(
    ComputeOperation operation,
    HttpMethod method,
    String path,
    String query,
    Optional<ObjectNode> body,
    String subject) {

  /** A request about what has this path. */
  public static ArmRequest of(ComputeOperation operation, HttpMethod method, String path) {
    String query = "api-version=" + ApiVersion.of(operation).value();
    return new ArmRequest(operation, method, path, query, Optional.empty(), path);
  }

  /** A request for something Azure gave the URL of. */
  static ArmRequest follow(ComputeOperation operation, String url, String subject) {
    return new ArmRequest(operation, HttpMethod.GET, url, "", Optional.empty(), subject);
  }

  /** With a body. */
  public ArmRequest with(ObjectNode content) {
    return new ArmRequest(operation, method, path, query, Optional.of(content), subject);
  }

  /** With more of what is asked about. */
  public ArmRequest expand(String what) {
    return new ArmRequest(operation, method, path, query + "&$expand=" + what, body, subject);
  }

  /**
   * Whether it comes to the same when it is carried out twice. So do starting, deallocating,
   * granting and ending access; attaching an attached disk is refused.
   */
  boolean isRepeatable() {
    return operation != ComputeOperation.ATTACH_DETACH_DISKS;
  }

  /** Never with the query, nor with a URL that Azure answered with: they may be signed. */
  @Override
  public String toString() {
    return operation + " " + subject;
  }
}
