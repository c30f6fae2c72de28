package dev.vaultline.azure.blob;

/** ETags, which a header holds in quotes and a listing without. */
final class Versions {
  private Versions() {}

  static String ofETag(String eTag) {
    return eTag.replace("\"", "");
  }

  static String toETag(String version) {
    return "\"" + version + "\"";
  }
}
