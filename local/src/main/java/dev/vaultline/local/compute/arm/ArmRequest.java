package dev.vaultline.local.compute.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the control plane.
 *
 * @param method in upper case
 * @param base where the emulator is, without a slash at the end
 * @param path the decoded path
 * @param query the parameters
 * @param principal who asks: whatever tells one caller from another, never a secret
 * @param body JSON; empty when there is none
 */
public record ArmRequest(
    String method,
    URI base,
    String path,
    Map<String, String> query,
    String principal,
    ObjectNode body) {

  /** The parts of the path that are not empty. */
  public List<String> segments() {
    return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }

  /** A parameter, such as {@code $expand}. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The version of the API that the caller speaks; named in the addresses of operations. */
  public String apiVersion() {
    return query.getOrDefault("api-version", "2025-04-01");
  }

  public boolean expands(String what) {
    return parameter("$expand").filter(what::equalsIgnoreCase).isPresent();
  }
}
