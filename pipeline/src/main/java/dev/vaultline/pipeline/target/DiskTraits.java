package dev.vaultline.pipeline.target;

import dev.vaultline.engine.InvalidInputException;
import java.util.Optional;

/**
 * What a managed disk is besides its bytes.
 *
 * @param zone the availability zone it is bound to
 * @param sku such as {@code Premium_LRS}
 * @param osType {@code Linux} or {@code Windows} on a disk that a machine starts from
 * @param generation {@code V1} or {@code V2}, of the machine that starts from it
 */
public record DiskTraits(
    String region,
    Optional<String> zone,
    String sku,
    Optional<String> osType,
    Optional<String> generation) {
  /** What a disk is unless something is known of it. */
  public static final String DEFAULT_SKU = "StandardSSD_LRS";

  public DiskTraits {
    require("region", region, "[a-z0-9]{1,40}", "e.g. westeurope");
    zone.ifPresent(name -> require("zone", name, "[1-9]", "1, 2 or 3"));
    require("sku", sku, "[A-Za-z0-9]+_[A-Za-z]+", "e.g. Premium_LRS");
  }

  private static void require(String field, String value, String form, String expected) {
    if (!value.matches(form)) {
      throw new InvalidInputException(
          field + " '" + value + "' is not valid: expected " + expected);
    }
  }
}
