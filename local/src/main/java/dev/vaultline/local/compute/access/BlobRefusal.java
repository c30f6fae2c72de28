package dev.vaultline.local.compute.access;

/** A request to the bytes of a disk that is refused, as Azure Storage would. */
final class BlobRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  BlobRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static BlobRefusal authentication() {
    return new BlobRefusal(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request. Make sure the value of Authorization header is"
            + " formed correctly including the signature.");
  }

  static BlobRefusal range(String message) {
    return new BlobRefusal(416, "InvalidPageRange", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String xml() {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>"
        + code
        + "</Code><Message>"
        + getMessage()
        + "</Message></Error>";
  }
}
