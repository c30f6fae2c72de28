package dev.vaultline.local.compute.arm;

import java.util.Optional;

/** What can be done with resources of one type. What a type does not offer is refused. */
public interface ResourceType {
  /** The type in lower case without its provider, as {@link ArmId#type} gives it. */
  String type();

  ArmResponse get(ArmId id, ArmRequest request);

  ArmResponse delete(ArmId id, ArmRequest request);

  default ArmResponse put(ArmId id, ArmRequest request) {
    throw unsupported(request);
  }

  default ArmResponse patch(ArmId id, ArmRequest request) {
    throw unsupported(request);
  }

  /**
   * Starts an action.
   *
   * @param action such as {@code beginGetAccess}, in the caller's case
   */
  default ArmResponse post(ArmId id, String action, ArmRequest request) {
    throw unsupported(request);
  }

  /**
   * Lists what is in a scope.
   *
   * @param scope the beginning of the ids to list, with a slash at the end
   * @param parent what the resources belong to, for types within others
   */
  ArmResponse list(String scope, Optional<ArmId> parent, ArmRequest request);

  /** The refusal of a request that no rule covers. */
  static ArmException unsupported(ArmRequest request) {
    return new ArmException(
        405,
        "HttpMethodNotAllowed",
        "The emulator does not offer " + request.method() + " " + request.path() + ".");
  }
}
