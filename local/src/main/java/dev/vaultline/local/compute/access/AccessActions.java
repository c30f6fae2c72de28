package dev.vaultline.local.compute.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.operation.Change;
import dev.vaultline.local.compute.operation.Operations;
import dev.vaultline.local.compute.operation.Outcome;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.time.Duration;

/** The operations beginGetAccess and endGetAccess, which all resources with bytes have. */
public final class AccessActions {
  private static final long SHORTEST_SECONDS = 60;

  private final Grants grants;
  private final Operations operations;

  public AccessActions(Grants grants, Operations operations) {
    this.grants = grants;
    this.operations = operations;
  }

  /** Whether a request asks to write. */
  public static boolean asksToWrite(ArmRequest request) {
    String access = request.body().path("access").asText();
    return switch (access) {
      case "Read" -> false;
      case "Write" -> true;
      default -> throw ArmException.invalid("The access is Read or Write; found '" + access + "'.");
    };
  }

  /**
   * Grants access.
   *
   * @param family within which signatures are counted
   */
  public ArmResponse begin(Resource resource, String family, ArmRequest request) {
    boolean write = asksToWrite(request);
    long seconds = request.body().path("durationInSeconds").asLong();
    if (seconds < SHORTEST_SECONDS) {
      throw ArmException.invalid(
          "The value of durationInSeconds is " + seconds + "; expected 60 or more.");
    }
    String kind = resource.id().type() + "/beginGetAccess";
    Outcome outcome = operations.foresee(kind);
    ObjectNode output = Json.object();
    if (outcome.succeeds()) {
      Grant grant = grants.grant(resource.id(), family, write, Duration.ofSeconds(seconds));
      output.put("accessSAS", grants.url(request.base(), grant));
    }
    return operations.accept(request, resource, kind, outcome, Change.answering(output));
  }

  /** Ends access; Azure answers alike whether there was any. */
  public ArmResponse end(Resource resource, ArmRequest request) {
    String kind = resource.id().type() + "/endGetAccess";
    Outcome outcome = operations.foresee(kind);
    if (outcome.succeeds()) {
      grants.revoke(resource.id());
    }
    return operations.accept(request, resource, kind, outcome, Change.answering(Json.object()));
  }
}
