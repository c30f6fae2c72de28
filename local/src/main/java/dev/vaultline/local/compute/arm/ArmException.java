package dev.vaultline.local.compute.arm;

import java.util.Map;

/** A request that is refused, with the status, code and message that Azure would give. */
public final class ArmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> headers;

  public ArmException(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  /**
   * A refusal with headers.
   *
   * @param headers headers of the answer, such as {@code Retry-After}
   */
  public ArmException(int status, String code, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = Map.copyOf(headers);
  }

  public static ArmException invalid(String message) {
    return new ArmException(400, "InvalidParameter", message);
  }

  /** A conflict with the state of a resource. */
  public static ArmException notAllowed(String message) {
    return new ArmException(409, "OperationNotAllowed", message);
  }

  public static ArmException notFound(ArmId id) {
    return new ArmException(
        404,
        "ResourceNotFound",
        "The Resource '%s/%s' under resource group '%s' was not found."
            .formatted(id.fullType(), id.name(), id.group()));
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
